import { fail, redirect } from '@sveltejs/kit';
import { erasureProblem, erasureProblemTable } from '$lib/domain/erasure/check-erasure';
import { erase } from '$lib/server/services/erase';
import type { Search } from '$lib/server/services/find-erasables';
import { guard } from '../../../../../guard';
import { attempt, readForm } from '../../../../../read-form';
import { openSurvey } from '../open-survey';
import { erasureForm, readLetter, searchForm } from './erasure-forms';
import {
	listEffects,
	listPastErasures,
	pickTicked,
	searchSurvey,
	type Listed
} from './open-erasure';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Where somebody is: choosing among what was found, or about to erase what they chose. */
interface Choice {
	step: 'choose' | 'confirm';
	listed: Listed;
	/** What erasing it does, once it is chosen. */
	effects: ReturnType<typeof listEffects>;
	/** What was looked for: words, or else a letter. */
	words: string;
	letter: string;
	ticked: string[];
	reason: string;
}

const allOf = (listed: Listed) =>
	listed.groups.flatMap(({ records }) => records.map(({ name }) => name));

async function search(event: RequestEvent | Parameters<PageServerLoad>[0], wanted: Search) {
	const { id } = await openSurvey(event.locals.db, event.params.survey);
	return searchSurvey(event.locals, { id, slug: event.params.survey }, wanted);
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'erase', { survey: params.survey });
	const { survey } = await openSurvey(locals.db, params.survey);
	const letter = url.searchParams.get('letter');
	const wanted = readLetter(letter);
	const listed = wanted && (await search(event, wanted));
	const choice: Choice | null = listed && {
		step: 'choose',
		listed,
		effects: [],
		words: '',
		letter: letter ?? '',
		ticked: allOf(listed),
		reason: ''
	};
	const erasures = await listPastErasures(locals.db, survey.slug);
	const done = url.searchParams.get('done');
	return {
		slug: survey.slug,
		title: survey.title,
		choice,
		erasures,
		done: erasures.find(({ id }) => String(id) === done) ?? null
	};
};

const wantedOf = ({ words, letter }: { words: string; letter: string }): Search =>
	readLetter(letter) ?? { words };

export const actions: Actions = {
	search: async (event) => {
		await guard(event, 'erase', { survey: event.params.survey });
		const form = await readForm(event.request, searchForm, 'search');
		if (!form.ok) return form.failure;
		const { words } = form.data;
		const listed = await search(event, { words });
		const choice: Choice = {
			step: 'choose',
			listed,
			effects: [],
			words,
			letter: '',
			ticked: allOf(listed),
			reason: ''
		};
		return { action: 'search', values: { words }, problems: {}, choice };
	},

	preview: async (event) => {
		await guard(event, 'erase', { survey: event.params.survey });
		const form = await readForm(event.request, erasureForm, 'preview');
		if (!form.ok) return form.failure;
		const { words, letter, records, reason } = form.data;
		const listed = await search(event, wantedOf(form.data));
		const ticked = records.map(({ name }) => name);
		const chosen = pickTicked(listed, ticked);
		const choice = { listed, effects: listEffects(chosen), words, letter, ticked, reason };
		const problem = erasureProblem({ words: letter ? null : words, records, reason });
		if (problem) {
			const field = problem.startsWith('reason') ? 'reason' : '';
			return fail(400, {
				action: 'preview',
				values: {},
				problems: { [field]: erasureProblemTable[problem] },
				choice: { step: 'choose', ...choice } satisfies Choice
			});
		}
		return {
			action: 'preview',
			values: {},
			problems: {},
			choice: {
				step: 'confirm',
				...choice,
				listed: chosen
			} satisfies Choice
		};
	},

	erase: async (event) => {
		const { survey } = event.params;
		await guard(event, 'erase', { survey });
		const form = await readForm(event.request, erasureForm, 'erase');
		if (!form.ok) return form.failure;
		const { words, letter, records, reason } = form.data;
		const { db, files, actor, now } = event.locals;
		const erased = await attempt(
			() => erase(db, files, actor, { survey, words: letter ? null : words, records, reason }, now),
			form.refuseAt()
		);
		if (erased.ok) redirect(303, `${event.url.pathname}?done=${erased.result.erasureId}`);
		const listed = await search(event, wantedOf(form.data));
		const { status, data } = erased.failure;
		const choice: Choice = {
			step: 'choose',
			listed,
			effects: [],
			words,
			letter,
			ticked: allOf(listed),
			reason
		};
		return fail(status, { ...data, values: {}, choice });
	}
};
