import { error, type RequestEvent } from '@sveltejs/kit';
import type { AccountActor } from '$lib/domain/access/actor';
import type { Command, View } from '$lib/domain/access/may';
import { guard } from '../../guard';

/** Whose account it is: the pages here are about whoever is signed in, and nobody else. */
export async function openAccount(
	event: Pick<RequestEvent, 'locals' | 'url' | 'request'>,
	action: Command | View
): Promise<AccountActor> {
	const { actor } = event.locals;
	await guard(event, action, actor.kind === 'account' ? { accountId: actor.id } : {});
	if (actor.kind !== 'account') error(403, { message: 'Sign in first.' });
	return actor;
}
