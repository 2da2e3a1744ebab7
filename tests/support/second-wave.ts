/**
 * A second wave of the example. Every department in it is fictional and so is every answer: nothing here says
 * anything of a real one, whose answers of the first wave stay as they are. Together they have all that can
 * happen to a body between two waves.
 */
import type { Actor } from '$lib/domain/access/actor';
import type { Answer, AnswerContent } from '$lib/domain/answers/answer';
import { generateWording } from '$lib/domain/answers/wording';
import {
	sortBodies,
	type Body,
	type BodyChange,
	type Headcount,
	type NamedChange
} from '$lib/domain/bodies/body';
import type { ChartSettings } from '$lib/domain/charts/chart';
import type { Dataset } from '$lib/domain/editions/dataset';
import type { Wave } from '$lib/domain/surveys/survey';
import type { Database } from '$lib/server/db/connect';
import { findSurvey } from '$lib/server/queries/surveys';
import { listWaveBodies, listWaves } from '$lib/server/queries/waves';
import { addBody } from '$lib/server/services/add-body';
import { addChart } from '$lib/server/services/add-chart';
import { editWave, waveFingerprint } from '$lib/server/services/edit-wave';
import { recordBodyChange } from '$lib/server/services/record-body-change';
import { recordHeadcount } from '$lib/server/services/record-headcount';
import { reviewRevision } from '$lib/server/services/review-revision';
import { startWave } from '$lib/server/services/start-wave';
import { submitAnswer } from '$lib/server/services/submit-answer';

export const firstWave = '2021-22';
export const secondWave: Wave = {
	slug: '2026',
	title: '2026 (invented)',
	law: 'FOIA 2000',
	as_at: '2026-03',
	note: 'Every answer of this wave is invented, for departments that do not exist.'
};

/** An instant by which all of it has happened. */
export const secondWaveAt = new Date('2026-05-01T12:00:00.000Z');

/** Code, name, and the staff of each fictional department, at the first wave and at the second. */
const departments = {
	arcades: ['FDA', 'Department of Arcades (fictional)', 1000, 1100],
	bridges: ['FDB', 'Department of Bridges (fictional)', 2000, 2000],
	canals: ['FDC', 'Department of Canals (fictional)', 800, 800],
	dials: ['FDD', 'Department of Dials (fictional)', 1500, 1600],
	echoes: ['FDE', 'Department of Echoes (fictional)', 3000, null],
	ferns: [null, 'Department of Ferns and Fallen Leaves (fictional)', null, 1200],
	gardens: ['FDG', 'Department of Gardens (fictional)', null, 1700],
	hedges: ['FDH', 'Department of Hedges (fictional)', 900, null],
	hedgerows: ['FDHR', 'Department of Hedgerows (fictional)', null, 950],
	kites: ['FDK', 'Department of Kites (fictional)', 700, null],
	lanterns: ['FDL', 'Department of Lanterns (fictional)', 600, null],
	mirrors: ['FDM', 'Department of Mirrors (fictional)', null, 1300],
	nets: ['FDN', 'Department of Nets (fictional)', 1000, 1000],
	oars: ['FDO', 'Department of Oars (fictional)', 1000, 1000],
	quarries: ['FDQ', 'Department of Quarries (fictional)', 1000, 1000],
	ropes: ['FDR', 'Department of Ropes (fictional)', 1000, null],
	sails: ['FDS', 'Department of Sails (fictional)', null, 1000]
} as const;
export type Fictional = keyof typeof departments;
const slugs = Object.keys(departments) as Fictional[];
export const fictionalSlug = (name: Fictional): string => `fictional-${name}`;

export const fictionalBodies: Body[] = slugs.map((name) => ({
	slug: fictionalSlug(name),
	code: departments[name][0],
	name: departments[name][1],
	kind: 'ministerial_department',
	has_ministers: true,
	govuk_slug: null
}));

const fictionalHeadcounts: Headcount[] = slugs.flatMap((name) =>
	(['2021-12-31', '2025-12-31'] as const).flatMap((as_at, index) => {
		const fte = departments[name][index === 0 ? 2 : 3];
		const source = { title: 'Invented statistics', rounding: null };
		return fte === null
			? []
			: [{ body: fictionalSlug(name), as_at, headcount: fte + 20, fte, source }];
	})
);

const fictionalChanges: BodyChange[] = (
	[
		['echoes', 'ferns', 'split', '2024-05-01'],
		['echoes', 'gardens', 'split', '2024-05-01'],
		['hedges', 'hedgerows', 'renamed', '2023-09-01'],
		['kites', 'mirrors', 'merged', '2025-01-15'],
		['lanterns', 'mirrors', 'merged', '2025-01-15'],
		['arcades', 'bridges', 'functions_transferred', '2024-02-01'],
		['ropes', null, 'abolished', '2023-03-31']
	] as const
).map(([predecessor, successor, kind, on]) => ({
	predecessor: fictionalSlug(predecessor),
	successor: successor && fictionalSlug(successor),
	kind,
	on,
	what: kind === 'functions_transferred' ? 'toll bridges' : null,
	confidence: 'high' as const
}));

const blank: AnswerContent = {
	disposition: 'answered',
	provisions: [],
	neither_confirmed_nor_denied: false,
	value: null,
	detail: null,
	note: null,
	evidence: { kind: 'source', title: 'Invented for a test', where: 'page 1' },
	wording_override: null
};
const counted = (civil_servants: number): AnswerContent => ({
	...blank,
	value: { civil_servants }
});
const refused: AnswerContent = { ...blank, disposition: 'refused', provisions: ['s31'] };
const awaiting: AnswerContent = { ...blank, disposition: 'awaiting' };
const permits = (whatsapp: 'yes' | 'no'): AnswerContent => ({ ...blank, value: { whatsapp } });

/** What each says to how many have an app, in the first wave and in the second; null where it was not asked. */
const installed: Record<Fictional, [AnswerContent | null, AnswerContent | null]> = {
	arcades: [counted(120), counted(330)],
	bridges: [counted(500), counted(340)],
	canals: [counted(96), refused],
	dials: [awaiting, counted(240)],
	echoes: [counted(600), null],
	ferns: [null, counted(180)],
	gardens: [null, refused],
	hedges: [counted(90), null],
	hedgerows: [null, counted(190)],
	kites: [counted(70), null],
	lanterns: [refused, null],
	mirrors: [null, counted(260)],
	// Only a total of all groups, the second time.
	nets: [counted(150), { ...blank, value: { civil_servants: 'in_total', total: 280 } }],
	oars: [counted(210), counted(210)],
	quarries: [refused, awaiting],
	ropes: [counted(40), null],
	sails: [null, counted(0)]
};

/** What each says to whether WhatsApp is permitted. */
const permitted: Record<Fictional, [AnswerContent | null, AnswerContent | null]> = {
	arcades: [refused, permits('yes')],
	bridges: [permits('yes'), permits('no')],
	canals: [permits('no'), permits('no')],
	dials: [awaiting, permits('yes')],
	echoes: [permits('yes'), null],
	ferns: [null, permits('no')],
	gardens: [null, refused],
	hedges: [permits('yes'), null],
	hedgerows: [null, permits('yes')],
	kites: [permits('no'), null],
	lanterns: [refused, null],
	mirrors: [null, permits('yes')],
	nets: [permits('yes'), permits('yes')],
	oars: [permits('yes'), refused],
	quarries: [refused, awaiting],
	ropes: [permits('no'), null],
	sails: [null, permits('no')]
};

interface Invented {
	wave: string;
	body: string;
	question: 'installed' | 'permitted';
	content: AnswerContent;
}

const invented: Invented[] = slugs.flatMap((name) =>
	[firstWave, secondWave.slug].flatMap((wave, index) =>
		(['permitted', 'installed'] as const).flatMap((question): Invented[] => {
			const content = { permitted, installed }[question][name][index];
			return content ? [{ wave, body: fictionalSlug(name), question, content }] : [];
		})
	)
);

const isAskedIn = (wave: string) => (body: string) =>
	invented.some((one) => one.wave === wave && one.body === body);

/** Charts of change over the fictional departments: a share, a number, an answer and how one was dealt with. */
export const changeCharts: ChartSettings[] = [
	{
		slug: 'change-share',
		wave: secondWave.slug,
		figure: 'change',
		question: 'installed',
		groups: ['civil_servants'],
		bodies: fictionalBodies.map((body) => body.slug)
	},
	{
		slug: 'change-number',
		wave: secondWave.slug,
		figure: 'change',
		question: 'installed',
		measure: 'number',
		groups: ['civil_servants']
	},
	{
		slug: 'change-permitted',
		wave: secondWave.slug,
		figure: 'change',
		question: 'permitted',
		bodies: fictionalBodies.map((body) => body.slug)
	},
	{
		slug: 'change-dealt-with',
		wave: secondWave.slug,
		figure: 'change',
		question: 'permitted',
		measure: 'dispositions',
		bodies: fictionalBodies.map((body) => body.slug)
	}
];

const nameChange = (change: BodyChange, bodies: readonly Body[]): NamedChange => ({
	...change,
	bodies: bodies
		.filter((body) => body.slug === change.predecessor || body.slug === change.successor)
		.map(({ slug, code, name }) => ({ slug, code, name }))
});

/**
 * A dataset of the example with the second wave in it and the charts of change; no database is asked.
 * @param register the real bodies and what became of them
 */
export function withSecondWave(
	dataset: Dataset,
	register: { bodies: readonly Body[]; changes: readonly BodyChange[] }
): Dataset {
	const bodies = sortBodies([...dataset.bodies, ...fictionalBodies]);
	const answers = invented.map((one): Answer => {
		const question = dataset.questions.find(({ code }) => code === one.question)!;
		const asAt = one.wave === firstWave ? dataset.waves[0]!.as_at : secondWave.as_at;
		const wording = generateWording(question, one.content, asAt);
		return {
			...one.content,
			wave: one.wave,
			body: one.body,
			question: one.question,
			wording,
			generated_wording: wording,
			first_disposition: one.content.disposition,
			responded_on: null
		};
	});
	return {
		...dataset,
		waves: [...dataset.waves, secondWave],
		bodies,
		headcounts: [...dataset.headcounts, ...fictionalHeadcounts],
		bodyChanges: [...register.changes, ...fictionalChanges]
			.toSorted((a, b) => (a.on < b.on ? -1 : 1))
			.map((change) => nameChange(change, [...register.bodies, ...fictionalBodies])),
		answers: [...dataset.answers, ...answers],
		charts: [...dataset.charts, ...changeCharts]
	};
}

/**
 * Puts the second wave into a database that holds the example: the register, both waves, the accepted answers and
 * the charts. It publishes nothing.
 */
export async function startSecondWave(
	db: Database,
	{ publisher, importer, verifier }: { publisher: Actor; importer: Actor; verifier: Actor },
	survey: string,
	now: Date
): Promise<void> {
	for (const body of fictionalBodies) await addBody(db, publisher, body, now);
	for (const change of fictionalChanges) await recordBodyChange(db, publisher, change, now);
	for (const headcount of fictionalHeadcounts) await recordHeadcount(db, publisher, headcount, now);

	const stored = (await findSurvey(db, survey))!;
	const first = (await listWaves(db, stored.id)).find((one) => one.wave.slug === firstWave)!;
	const asked = (await listWaveBodies(db, first.id)).map((body) => body.slug);
	const own = fictionalBodies.map((body) => body.slug);
	await editWave(
		db,
		publisher,
		{
			waveId: first.id,
			wave: first.wave,
			bodies: [...asked, ...own.filter(isAskedIn(firstWave))],
			fingerprint: waveFingerprint(first.wave, asked)
		},
		now
	);
	const { waveId } = await startWave(
		db,
		publisher,
		{
			survey,
			wave: secondWave,
			bodies: own.filter(isAskedIn(secondWave.slug)),
			proposedFor: '2026-03-01'
		},
		now
	);
	for (const { wave, content, ...place } of invented) {
		const { revisionId } = await submitAnswer(
			db,
			importer,
			{ ...place, waveId: wave === firstWave ? first.id : waveId, responseId: null, content },
			now
		);
		await reviewRevision(db, verifier, { revisionId, to: 'accepted', comment: null }, now);
	}
	for (const settings of changeCharts) await addChart(db, publisher, { survey, settings }, now);
}
