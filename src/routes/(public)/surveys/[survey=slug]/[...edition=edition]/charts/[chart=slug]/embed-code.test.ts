import { expect, test } from 'vitest';
import { embedCode } from './embed-code';

test('the code to copy names the edition, proposes a height and loads one script by its address', () => {
	expect(
		embedCode(
			{
				address: 'https://a.example/embed/s/c?edition=2',
				title: 'Who "permits" what',
				height: 480
			},
			'https://a.example/embed.js'
		)
	).toBe(
		`<iframe src="https://a.example/embed/s/c?edition=2" title="Who &quot;permits&quot; what" width="100%" height="480" loading="lazy" style="border: 0; max-width: 100%"></iframe>
<script src="https://a.example/embed.js" async></script>`
	);
});
