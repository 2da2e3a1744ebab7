/** How many points each command of a path takes. */
const pointsOf: Readonly<Record<string, number>> = { M: 1, L: 1, Q: 2, C: 3, Z: 0 };

/**
 * The data of a path in whole numbers, each point as the step from the one before it, which is shorter than
 * its place and as exact.
 * @param path of absolute commands, as the canvas writes them: "M500 500L510 490Z"
 * @param origin the place, across and down, that is nothing in what is returned
 * @throws Error where a command is none of those
 */
export function fromPointToPoint(path: string, origin: number): string {
	let [x, y] = [0, 0];
	let start: [number, number] = [0, 0];
	return [...path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)]
		.map(([, command = '', rest = '']) => {
			const size = pointsOf[command];
			if (size === undefined) throw new Error(`No step is known for “${command}” of a path.`);
			const places = (rest.match(/-?[\d.]+/g) ?? []).map((one) => Math.round(Number(one) - origin));
			if (places.length !== 2 * size) throw new Error(`“${command}${rest}” is not ${size} points.`);
			const steps = places.map((place, index) => place - (index % 2 === 0 ? x : y));
			if (command === 'Z') [x, y] = start;
			else [x, y] = [places.at(-2) ?? x, places.at(-1) ?? y];
			if (command === 'M') start = [x, y];
			return command.toLowerCase() + steps.join(' ').replaceAll(' -', '-');
		})
		.join('');
}
