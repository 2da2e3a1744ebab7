import { expect, it } from 'vitest';
import { joinStrokes } from './join-strokes';

const line = (data: string, look = 'stroke="red" stroke-width="1"') =>
	`<path fill="none" ${look} d="${data}"/>`;

it('makes one path of lines that look the same', () => {
	expect(joinStrokes(line('M0 0L0 4') + line('M0 7L0 11') + line('M0 14L0 18'))).toBe(
		line('M0 0L0 4M0 7L0 11M0 14L0 18')
	);
});

it.each([
	['another look', line('M0 0L0 4') + line('M0 7L0 11', 'stroke="red" stroke-width="2"')],
	['what stands between', `${line('M0 0L0 4')}<rect/>${line('M0 7L0 11')}`],
	['a ground that shows through', line('M0 0L0 4', 'stroke="red" stroke-opacity="0.5"').repeat(2)],
	['a fill', '<path fill="red" d="M0 0L0 4"/><path fill="red" d="M0 7L0 11"/>'],
	['length', line(`M0 0${'L1 1'.repeat(30)}`).repeat(2)]
])('keeps lines apart for %s', (_, svg) => {
	expect(joinStrokes(svg)).toBe(svg);
});
