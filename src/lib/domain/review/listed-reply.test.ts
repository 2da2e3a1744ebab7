import { expect, it } from 'vitest';
import { listReply } from './listed-reply';

const reply = {
	id: 1,
	at: new Date('2022-05-03T13:02:00Z'),
	text: 'We do.',
	mayBePublished: true,
	publishedAt: null,
	body: 'hmt',
	question: { code: 'permitted', title: 'Permitted' },
	revision: { number: 2, latest: 2 }
};

it.each([
	['public', { publishedAt: reply.at }],
	['may_be', {}],
	['may_not_be', { mayBePublished: false }],
	['erased', { text: null }]
])('stands as %s', (standing, more) => {
	expect(listReply({ ...reply, ...more }).standing).toBe(standing);
});

it('says when it came, and whether the coding has changed since', () => {
	expect(listReply(reply)).toMatchObject({
		at: '3 May 2022, 14:02',
		revision: 'To revision 2, the latest.',
		isToLatest: true
	});
	expect(listReply({ ...reply, revision: { number: 2, latest: 3 } })).toMatchObject({
		revision: 'To revision 2; the latest is 3.',
		isToLatest: false
	});
});
