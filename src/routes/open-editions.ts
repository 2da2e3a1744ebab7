import type { Dataset } from '$lib/domain/editions/dataset';
import type { Edition } from '$lib/domain/editions/edition';
import { findPublication, type Publication } from '$lib/server/queries/publications';

/** Every edition of a survey that readers may see, with what it says; in the order given. */
export async function openEditions(
	locals: App.Locals,
	{ dataset, editions }: Publication
): Promise<{ edition: Edition; dataset: Dataset }[]> {
	const found = await Promise.all(
		editions.map((edition) =>
			findPublication(locals.db, dataset.survey.slug, edition.number, locals.now)
		)
	);
	return found.filter((publication) => publication !== null);
}
