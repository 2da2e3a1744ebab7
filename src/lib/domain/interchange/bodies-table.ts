import { govukAddress, shortName, type Body, type BodyChange } from '../bodies/body';
import { beginningOf, endOf, predecessorsOf, successorsOf } from '../bodies/lineage';
import type { Column } from './column';

/** A body of the register as its published files give it. */
export interface BodyRecord {
	slug: string;
	shortName: string;
	name: string;
	kind: string | null;
	hasMinisters: boolean | null;
	/** Calendar days; null where the records give none. */
	beganOn: string | null;
	endedOn: string | null;
	/** Slugs of the bodies that it came from or took something over from, and the other way round. */
	predecessors: string[];
	successors: string[];
	/** Slugs of the surveys that asked it. */
	surveys: string[];
	govuk: string | null;
}

/** Every column of `bodies.csv`, in order. */
export const bodyColumns: readonly Column<BodyRecord>[] = [
	{
		name: 'body',
		description: 'The public body, as in its address.',
		type: 'string',
		required: true,
		read: (row) => row.slug
	},
	{
		name: 'short_name',
		description: 'The name by which it is listed.',
		type: 'string',
		required: true,
		read: (row) => row.shortName
	},
	{
		name: 'name',
		description: 'Its name in full.',
		type: 'string',
		required: true,
		read: (row) => row.name
	},
	{
		name: 'kind',
		description: 'What sort of body it is, where recorded.',
		type: 'string',
		required: false,
		read: (row) => row.kind
	},
	{
		name: 'has_ministers',
		description: '"yes" or "no", where recorded.',
		type: 'string',
		required: false,
		read: (row) => (row.hasMinisters === null ? null : row.hasMinisters ? 'yes' : 'no')
	},
	{
		name: 'began_on',
		description: 'The day on which it began, where the records since 2016 give one.',
		type: 'string',
		required: false,
		read: (row) => row.beganOn
	},
	{
		name: 'ended_on',
		description: 'The day on which it was renamed, split, merged or abolished.',
		type: 'string',
		required: false,
		read: (row) => row.endedOn
	},
	{
		name: 'predecessors',
		description: 'Bodies it came from or took something over from, separated by semicolons.',
		type: 'string',
		required: false,
		read: (row) => row.predecessors.join(';') || null
	},
	{
		name: 'successors',
		description: 'Bodies it became or passed something on to, separated by semicolons.',
		type: 'string',
		required: false,
		read: (row) => row.successors.join(';') || null
	},
	{
		name: 'surveys',
		description: 'The surveys that asked it, separated by semicolons.',
		type: 'string',
		required: false,
		read: (row) => row.surveys.join(';') || null
	}
];

const named = (slugs: (string | null)[]) => [
	...new Set(slugs.filter((slug): slug is string => slug !== null))
];

/** The register as its published files give it, in the order of the bodies. */
export function bodyRecords(
	bodies: readonly Body[],
	changes: readonly BodyChange[],
	surveys: readonly { slug: string; bodies: readonly string[] }[]
): BodyRecord[] {
	return bodies.map((body) => ({
		slug: body.slug,
		shortName: shortName(body),
		name: body.name,
		kind: body.kind,
		hasMinisters: body.has_ministers,
		beganOn: beginningOf(body.slug, changes),
		endedOn: endOf(body.slug, changes),
		predecessors: named(predecessorsOf(body.slug, changes).map((change) => change.predecessor)),
		successors: named(successorsOf(body.slug, changes).map((change) => change.successor)),
		surveys: surveys.filter((one) => one.bodies.includes(body.slug)).map((one) => one.slug),
		govuk: govukAddress(body)
	}));
}
