/** What the system does of itself, each under its own name, so that nobody accepts their own work. */
export const systemActors = ['importer', 'verifier', 'publisher'] as const;

/** Whoever acts. The system itself is an actor too. */
export type Actor = { kind: 'system'; name: (typeof systemActors)[number] };

/** How an actor is named in records and in the audit trail: "system:importer". */
export function actorKey(actor: Actor): string {
	return `${actor.kind}:${actor.name}`;
}
