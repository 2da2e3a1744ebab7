import { expect, it } from 'vitest';
import { fileSizeWords } from './file-size';

it.each([
	[0, '0 bytes'],
	[1, '1 byte'],
	[1023, '1023 bytes'],
	[1024, '1 KB'],
	[319_488, '312 KB'],
	[1_048_100, '1 MB'],
	[4_404_019, '4.2 MB'],
	[10_480_000, '10 MB'],
	[52_428_800, '50 MB'],
	[2_147_483_648, '2048 MB']
])('%i bytes are %s', (bytes, words) => {
	expect(fileSizeWords(bytes)).toBe(words);
});
