import { may } from '$lib/domain/access/may';
import { formatDayOf } from '$lib/domain/editions/day-of';
import {
	countStandings,
	findingStandings,
	governmentPlace,
	listFindingPlaces,
	placeName,
	readFindingFilter,
	selectPlaces,
	type FindingFilter,
	type FindingLine
} from '$lib/domain/gaps/finding-list';
import { findingStandingWords, findingWords } from '$lib/domain/gaps/finding-words';
import { ruleWords } from '$lib/domain/gaps/outcome-words';
import { startSentence } from '$lib/domain/questions/words';
import { listLatestFindings } from '$lib/server/queries/findings';
import { guard } from '../../../../../../../guard';
import { openFindings } from './open-findings';
import type { PageServerLoad } from './$types';

const pageSize = 100;

const showPlace = ({ criterion, body, rule, standing, finding }: FindingLine) => ({
	key: `${body?.slug ?? governmentPlace}/${criterion.code}`,
	name: placeName(body),
	criterion: { code: criterion.code, title: criterion.title },
	rule: startSentence(ruleWords(rule)),
	standing,
	/** What the latest revision says; null where there is none, or where it is erased. */
	says: finding?.content ? findingWords(finding.content) : null,
	isErased: finding !== null && finding.content === null,
	/** What stands until it is accepted. */
	stands: finding?.standing ? findingWords(finding.standing) : null,
	submitted: finding ? formatDayOf(finding.submittedAt) : null
});

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor } = locals;
	const {
		id: waveId,
		survey,
		wave,
		dataset,
		bodies,
		answers,
		hidden
	} = await openFindings(locals, params);
	const { criteria } = dataset;
	const list = listFindingPlaces(
		criteria,
		bodies,
		answers,
		await listLatestFindings(db, waveId),
		hidden
	);
	const there = {
		criteria: criteria.map(({ code }) => code),
		bodies: bodies.map(({ slug }) => slug)
	};
	const reading = readFindingFilter(url.searchParams, there);
	const filter: FindingFilter = reading.ok
		? reading.filter
		: { standing: null, criterion: null, body: null, page: 1 };
	const ofFilter = selectPlaces(list.places, { ...filter, standing: null });
	const selected = reading.ok ? selectPlaces(list.places, filter) : [];
	const counts = countStandings(ofFilter);

	const addressOf = (change: Partial<FindingFilter>) => {
		const { standing, criterion, body, page } = { ...filter, page: 1, ...change };
		const query = new URLSearchParams(
			Object.entries({ standing, criterion, body, page: page > 1 ? String(page) : null }).flatMap(
				([name, value]) => (value === null ? [] : [[name, value]])
			)
		);
		return `${url.pathname}${query.size > 0 ? `?${query}` : ''}`;
	};
	const pages = Math.max(1, Math.ceil(selected.length / pageSize));
	const page = Math.min(filter.page, pages);
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		rows: selected.slice((page - 1) * pageSize, page * pageSize).map(showPlace),
		total: list.places.length,
		selected: selected.length,
		unanswered: list.unanswered,
		hidden: list.hidden,
		hasCriteria: criteria.length > 0,
		filterProblem: reading.ok ? null : reading.problem,
		view: {
			standing: filter.standing ?? '',
			criterion: filter.criterion ?? '',
			body: filter.body ?? ''
		},
		isFiltered: filter.standing !== null || filter.criterion !== null || filter.body !== null,
		parts: findingStandings
			.filter((standing) => standing !== 'withdrawn' || counts.withdrawn > 0)
			.map((standing) => ({
				standing,
				label: findingStandingWords[standing],
				count: counts[standing],
				isOpen: filter.standing === standing,
				address: addressOf({ standing: filter.standing === standing ? null : standing })
			})),
		choices: {
			criteria: criteria.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
			bodies: [
				...(criteria.some(({ scope }) => scope === 'government')
					? [{ value: governmentPlace, label: placeName(null) }]
					: []),
				...bodies.map((body) => ({ value: body.slug, label: placeName(body) }))
			]
		},
		page,
		addresses: Array.from({ length: pages }, (_, index) => addressOf({ page: index + 1 })),
		maySubmit: may(actor, 'submit_finding', place).ok
	};
};
