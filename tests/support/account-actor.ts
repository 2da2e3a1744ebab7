import type { AccountActor } from '$lib/domain/access/actor';

/** Somebody signed in, who holds nothing but what is given. No database knows of them. */
export function accountActor(more: Partial<AccountActor> = {}): AccountActor {
	return {
		kind: 'account',
		id: 7,
		sessionId: 1,
		isAdministrator: false,
		roles: [],
		body: null,
		awaits: null,
		...more
	};
}
