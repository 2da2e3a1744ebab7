import { shortName } from '$lib/domain/bodies/body';
import type { Sighting } from '$lib/server/queries/documents';

/** Where a file was kept before, as pages show it. */
export interface ShownSighting {
	requestId: number;
	/** The short name of the body that the request asks. */
	body: string;
	/** The title of the wave. */
	wave: string;
	/** What the file is called there. */
	name: string;
	/** The address of the letter there. */
	address: string;
}

/** A sighting as pages show it. @param survey its slug */
export function showSighting(survey: string, { wave, body, ...sighting }: Sighting): ShownSighting {
	const { documentId, requestId, name } = sighting;
	return {
		requestId,
		body: shortName(body),
		wave: wave.title,
		name,
		address: `/workspace/surveys/${survey}/waves/${wave.slug}/requests/${requestId}/letters/${documentId}`
	};
}
