/** The part of autocannon's programmatic interface that the bench uses. */
declare module 'autocannon' {
	export interface Options {
		url: string;
		connections: number;
		/** Seconds; instead of `amount`. */
		duration?: number;
		/** Requests in all. */
		amount?: number;
		/** What is asked for in turn, instead of the address alone. */
		requests?: { method: 'GET'; path: string }[];
		headers?: Record<string, string>;
	}
	export interface Result {
		requests: { average: number; total: number };
		/** Milliseconds. */
		latency: { p50: number; p99: number };
		errors: number;
		non2xx: number;
	}
	export default function autocannon(options: Options): Promise<Result>;
}
