import { z } from 'zod';
import { readHead } from '$lib/domain/audit/chain-head';
import { verifyRecords } from '$lib/server/services/verify-records';
import { guard } from '../../../../guard';
import { readForm } from '../../../../read-form';
import type { Actions, PageServerLoad } from './$types';

const schema = z.object({
	noted: z
		.string()
		.trim()
		.refine((text) => text === '' || readHead(text) !== null, {
			message:
				'Give the head as an earlier check showed it: the number of an event, a colon and 64 characters.'
		})
});

export const load: PageServerLoad = async (event) => {
	await guard(event, 'verify_records');
};

export const actions: Actions = {
	// Nothing is changed, and so there is no page to go to but this one with what was found.
	default: async (event) => {
		await guard(event, 'verify_records');
		const form = await readForm(event.request, schema, 'check');
		if (!form.ok) return form.failure;
		const { noted } = form.data;
		return {
			verification: await verifyRecords(event.locals.db, noted || null),
			values: { noted },
			checkedAt: event.locals.now
		};
	}
};
