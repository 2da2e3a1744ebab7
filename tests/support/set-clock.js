/**
 * Sets the clock of the process that this is loaded into (`node --import`): it stands at CLOCK_AT when
 * the process starts, and goes on from there.
 */
const { CLOCK_AT } = process.env;
if (CLOCK_AT === undefined) throw new Error('CLOCK_AT says when it is.');
const System = Date;
const ahead = System.parse(CLOCK_AT) - System.now();
const now = () => System.now() + ahead;

const Clock = new Proxy(System, {
	apply: (target) => new target(now()).toString(),
	construct: (target, given, created) =>
		Reflect.construct(target, given.length === 0 ? [now()] : given, created),
	get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver))
});
globalThis.Date = Clock;
// In the words of the place that it is in.
console.log(`The clock stands at ${new Clock().toString()}`);
