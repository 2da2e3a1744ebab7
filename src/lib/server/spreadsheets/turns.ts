import { pipeline, Transform, type Readable } from 'node:stream';

/** Ends a turn; once is enough, and more do nothing. */
export type EndTurn = () => void;

/** Lets a few do at once what takes much memory; whoever comes next waits, or is told that there is no room. */
export class Turns {
	#taken = 0;
	readonly #most: number;
	readonly #waiting: (() => void)[] = [];

	/** @param most how many have a turn at once */
	constructor(most: number) {
		this.#most = most;
	}

	/** A turn, or null where there is none to be had now. */
	takeNow(): EndTurn | null {
		if (this.#taken >= this.#most) return null;
		this.#taken += 1;
		let isOver = false;
		return () => {
			if (isOver) return;
			isOver = true;
			this.#taken -= 1;
			this.#waiting.shift()?.();
		};
	}

	/** A turn, when it has come: first come, first served. */
	async take(): Promise<EndTurn> {
		for (;;) {
			const turn = this.takeNow();
			if (turn) return turn;
			await new Promise<void>((resolve) => this.#waiting.push(resolve));
		}
	}
}

/**
 * What is sent in a turn, which ends when all of it has gone out, when it fails and when whoever reads it turns
 * away; or takes nothing of it for so long that others must have theirs.
 * @param patience in milliseconds
 */
export function sendInTurn(source: Readable, turn: EndTurn, patience: number): Readable {
	const stalled = setTimeout(() => sent.destroy(new Error('Nobody took it.')), patience).unref();
	const sent = new Transform({
		transform(chunk, _encoding, done) {
			stalled.refresh();
			done(null, chunk);
		}
	});
	// What went wrong is the stream's own to tell.
	pipeline(source, sent, () => {
		clearTimeout(stalled);
		turn();
	});
	return sent;
}
