import { z } from 'zod';
import { typedText } from '../questions/typed-text';

/** How a request goes to a body. */
export const requestChannels = ['email', 'web_form', 'post', 'whatdotheyknow'] as const;
export type RequestChannel = (typeof requestChannels)[number];

export const requestChannelWords: Record<RequestChannel, string> = {
	email: 'Email',
	web_form: 'Form on the body’s website',
	post: 'Post',
	whatdotheyknow: 'WhatDoTheyKnow'
};

/** What was typed, or null where that is nothing. */
const typed = (most: number) =>
	typedText
		.pipe(z.string().max(most, `Use at most ${most.toLocaleString('en-GB')} characters.`))
		.transform((text) => (text === '' ? null : text))
		.nullable();

export const requestDetailsSchema = z.object({
	/** What the body calls the request. */
	reference: typed(200),
	channel: z.enum(requestChannels, 'Choose how it goes to the body.').nullable(),
	/** To whom it goes: an office or a job, never a name. */
	contact: typed(200),
	/** The letter where somebody edited it; null where it is the one that the template gives. */
	text: typed(50_000)
});
/** What a request says of itself besides whom it asks and what happened to it. */
export type RequestDetails = z.infer<typeof requestDetailsSchema>;

/** The letter that requests of a wave are generated from; null for the one that the survey gives. */
export const requestTemplateSchema = typed(50_000);
