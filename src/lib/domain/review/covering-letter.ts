import { formatDay } from '../surveys/as-at';

/** What a covering letter to a body says of the link that goes with it. */
export interface CoveringLetter {
	/** What the body is called. */
	body: string;
	survey: string;
	wave: string;
	/** The whole address of the link. */
	address: string;
	/** The last day on which it works, 'YYYY-MM-DD'. */
	until: string;
}

/** The text to send to a body with a link for replying, ready to be copied. */
export function writeCoveringLetter({
	body,
	survey,
	wave,
	address,
	until
}: CoveringLetter): string {
	return `Subject: ${body}: how your answers to “${survey}” are coded

Dear colleague,

We sent you a request under the Freedom of Information Act for “${survey}” (${wave}). Before we publish, you can see how we have coded each of your answers, and reply to any of them:

${address}

The link is private: it shows your answers and no other body’s, and whoever has it can open it and reply. It works until the end of ${formatDay(until)}. You need no account.

You can say of each reply whether we may publish it beside the answer. You do not have to reply. If you do not, what we publish will say that you were asked and had not replied.

Yours faithfully,
`;
}
