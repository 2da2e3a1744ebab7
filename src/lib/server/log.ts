import { pino, type Logger } from 'pino';

/**
 * The log: a JSON object a line, on the standard error output, so that it does not mix with what the
 * start prints for people. Nothing that is secret reaches it: neither headers nor forms are logged,
 * addresses of one-time links are cut, and errors come without the values of their queries.
 * @param level the least that is logged
 */
export function createLog(level: string, to: pino.DestinationStream = pino.destination(2)): Logger {
	return pino(
		{
			level,
			base: null,
			timestamp: pino.stdTimeFunctions.isoTime,
			serializers: { err: (error: unknown) => describeError(error) }
		},
		to
	);
}

/** Longer than any address of ours. */
const longestPath = 300;

/** A path as it may be logged: without the token of a link, and without what follows a "?". */
export function loggedPath(address: string): string {
	const [path = ''] = address.split('?');
	return withoutSecrets(decode(path))
		.replace(/(\/(join|reply)\/+)[^/]+/i, '$1…')
		.slice(0, longestPath);
}

/** An escaped letter must not hide what is to be cut. */
function decode(path: string): string {
	try {
		return decodeURI(path);
	} catch {
		return path;
	}
}

/** What secrets look like: hashes of passwords and of tokens, tokens, recovery codes, addresses of people. */
const secrets = [
	/\$argon2\w*\$[^\s"',]+/g,
	/\b[0-9a-f]{64}\b/gi,
	/\b[a-z2-7]{32}\b/gi,
	/\b[a-z2-7]{6}(-[a-z2-7]{6}){3}\b/gi,
	/[\w.+-]+@[\w-]+(\.[\w-]+)+/g
];

const withoutSecrets = (text: string) =>
	secrets.reduce((rest, secret) => rest.replace(secret, '…'), text);

/** An error as it may be logged. */
export interface LoggedError {
	type: string;
	message: string;
	/** Of a database or of the system: "23505", "ECONNREFUSED". */
	code?: string;
	constraint?: string;
	/** Where it was thrown, a line for each call. */
	stack?: string;
	cause?: LoggedError;
}

/** Deeper causes than this are a circle. */
const deepest = 5;

/**
 * An error without what it carries of people's data. Drizzle puts the values of a query into its
 * message, PostgreSQL puts rows into its details and values into its message, and each hangs more on
 * the error itself: so only what is named here is taken.
 */
export function describeError(error: unknown, depth = 0): LoggedError {
	if (!(error instanceof Error)) return { type: typeof error, message: 'Something was thrown.' };
	const { message, stack, cause, code, constraint, constraint_name } = error as Error &
		Record<'code' | 'constraint' | 'constraint_name', unknown>;
	const violated = constraint ?? constraint_name;
	return {
		type: error.constructor.name,
		message: describeMessage(error),
		...(typeof code === 'string' ? { code } : {}),
		...(typeof violated === 'string' ? { constraint: violated } : {}),
		...(stack ? { stack: framesOf(stack, message) } : {}),
		...(cause !== undefined && depth < deepest ? { cause: describeError(cause, depth + 1) } : {})
	};
}

function describeMessage(error: Error): string {
	const [message = ''] = error.message.split('\nparams:');
	const isOfDatabase = 'severity' in error;
	return withoutSecrets(isOfDatabase ? message.replace(/: ".*/s, ': …') : message);
}

/** The lines of a stack that say where: it begins with the message, which may hold anything. */
function framesOf(stack: string, message: string): string {
	const start = stack.indexOf(message);
	return stack
		.slice(start < 0 ? 0 : start + message.length)
		.split('\n')
		.filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
		.join('\n');
}
