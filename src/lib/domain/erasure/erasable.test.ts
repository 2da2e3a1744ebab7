import { expect, test } from 'vitest';
import { erasableKinds, readErasable, writeErasable } from './erasable';

test.each(erasableKinds)('what is written of a record of each kind reads back: %s', (kind) => {
	const name = { kind, id: kind === 'wave_body' ? '3-17' : '12', shown: '0123456789abcdef' };
	expect(readErasable(writeErasable(name))).toEqual(name);
});

test.each([
	'',
	'revision',
	'revision 12',
	'account 1 0123456789abcdef',
	'revision 12 0123',
	'revision -1 0123456789abcdef',
	'revision 1; 0123456789abcdef'
])('anything else is no record: “%s”', (text) => {
	expect(readErasable(text)).toBeNull();
});
