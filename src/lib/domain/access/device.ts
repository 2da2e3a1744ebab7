const browsers: readonly [RegExp, string][] = [
	[/Edg(A|iOS)?\//, 'Edge'],
	[/OPR\/|Opera/, 'Opera'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
	[/Safari\//, 'Safari']
];

const systems: readonly [RegExp, string][] = [
	[/iPhone/, 'an iPhone'],
	[/iPad/, 'an iPad'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/Mac OS X|Macintosh/, 'a Mac'],
	[/CrOS/, 'a Chromebook'],
	[/Linux|X11/, 'Linux']
];

/**
 * "Firefox on Windows": a device in words, from what a browser says of itself. It can say anything, so
 * this helps a person to recognise their own and proves nothing.
 */
export function describeDevice(userAgent: string): string {
	const find = (list: readonly [RegExp, string][]) =>
		list.find(([pattern]) => pattern.test(userAgent))?.[1];
	const browser = find(browsers);
	const system = find(systems);
	if (browser) return system ? `${browser} on ${system}` : browser;
	return system ? `A browser on ${system}` : 'An unknown browser';
}
