import { shortName, type Body, type BodyChange } from './body';
import { describeLineage } from './lineage-words';

/** A survey as far as the register needs it: its name and whom it asked. */
export interface AskedBySurvey {
	slug: string;
	title: string;
	bodies: readonly string[];
}

/** A line of the list of all bodies. */
export interface RegisterRow {
	slug: string;
	shortName: string;
	/** Null where it is the short name. */
	fullName: string | null;
	/** "Until 7 February 2023", "Since 7 February 2023"; null where the records give neither. */
	existed: string | null;
	exists: boolean;
	/** Who carries on from it, where it no longer exists. */
	today: { slug: string; name: string }[];
	surveys: { slug: string; title: string }[];
}

/** The list of all bodies, as at a calendar day, in the order given. */
export function registerRows(
	bodies: readonly Body[],
	changes: readonly BodyChange[],
	surveys: readonly AskedBySurvey[],
	onDay: string
): RegisterRow[] {
	return bodies.map((body) => {
		const { began, ended, today, exists } = describeLineage(body.slug, bodies, changes, onDay);
		const short = shortName(body);
		return {
			slug: body.slug,
			shortName: short,
			fullName: body.name === short ? null : body.name,
			existed:
				began && ended && !exists
					? `${began} to ${ended}`
					: ended && !exists
						? `Until ${ended}`
						: began
							? `Since ${began}`
							: null,
			exists,
			today: exists ? [] : today,
			surveys: surveys
				.filter((survey) => survey.bodies.includes(body.slug))
				.map(({ slug, title }) => ({ slug, title }))
		};
	});
}
