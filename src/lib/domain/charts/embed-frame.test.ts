import { describe, expect, it } from 'vitest';
import { proposeHeight, writeFrame, type EmbedContent } from './embed-frame';

const measure = (text: string, font: { size: number }) => text.length * font.size * 0.52;
const content: EmbedContent = {
	headline: 'Six departments withheld whether apps are permitted',
	subtitle: 'How each question was dealt with',
	notes: [],
	source: 'Source: a report. As at March 2022.',
	drawing: { width: 640, height: 400 }
};

describe('proposeHeight', () => {
	it('leaves room for the drawing as it is shown, and for the words', () => {
		const height = proposeHeight(content, 640, measure);
		expect(height).toBeGreaterThan(380 + 80);
		expect(height).toBeLessThan(380 + 180);
	});

	it('grows with what is said of the edition', () => {
		const notes = ['Corrected later, in edition 2, 22 November 2026. What changed, and why'];
		expect(proposeHeight({ ...content, notes }, 640, measure)).toBeGreaterThan(
			proposeHeight(content, 640, measure)
		);
	});

	it('is a number for a frame that is narrower than its margins', () => {
		expect(proposeHeight(content, 1, measure)).toBeGreaterThan(0);
	});
});

describe('writeFrame', () => {
	const frame = writeFrame({
		address: 'https://a.example/embed/s/c?edition=2&x="',
		title: 'A "headline" <b>',
		width: '100%',
		height: 480
	});

	it('escapes what stands in attributes', () => {
		expect(frame).toContain('src="https://a.example/embed/s/c?edition=2&amp;x=&quot;"');
		expect(frame).toContain('title="A &quot;headline&quot; &lt;b&gt;"');
	});

	it('has a height without any script', () => {
		expect(frame).toContain('width="100%" height="480"');
	});
});
