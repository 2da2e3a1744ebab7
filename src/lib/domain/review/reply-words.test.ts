import { expect, it } from 'vitest';
import { describeReply, describeReplyRequest } from './reply-words';

const place = { wave: 'spring', body: 'hmt' };
const reply = {
	...place,
	question: 'permitted',
	replied_on: '2022-05-03',
	text: 'We permit Teams as well.',
	of_earlier_coding: false
};
const request = { ...place, asked_on: '2022-04-20', until: '2022-05-18', replied_on: null };

it('gives a reply in the words of the body, with its day', () => {
	expect(describeReply(reply, 'HM Treasury')).toEqual({
		lead: 'HM Treasury replied on 3 May 2022',
		text: 'We permit Teams as well.',
		caveat: null
	});
});

it('says so where the reply is to an earlier coding', () => {
	expect(describeReply({ ...reply, of_earlier_coding: true }, 'HMT').caveat).toMatch(
		/an earlier coding/
	);
});

it('says that a body was asked and had not replied', () => {
	expect(describeReplyRequest(request, 'HMT', 0)).toBe(
		'HMT was asked on 20 April 2022 how it sees the coding of its answers, and had until 18 May 2022 to reply. It had not replied by the time of this edition.'
	);
});

it.each([
	[2, /It replied on 3 May 2022\.$/],
	[0, /It replied on 3 May 2022; no reply of it is published\.$/]
])('with %i published replies, says that it replied and whether that can be read', (count, end) => {
	expect(describeReplyRequest({ ...request, replied_on: '2022-05-03' }, 'HMT', count)).toMatch(end);
});
