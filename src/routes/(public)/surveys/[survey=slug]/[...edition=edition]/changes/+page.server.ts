import { describeEditions } from '$lib/domain/editions/edition-changes';
import { openEditions } from '../../../../../open-editions';
import { openPublication } from '../../../../../open-publication';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	editions: describeEditions(await openEditions(locals, await openPublication(locals, params)))
});
