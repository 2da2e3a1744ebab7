import { redirect } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { formatInstant } from '$lib/domain/editions/day-of';
import { tombstoneWords } from '$lib/domain/erasure/erased-place';
import { documentTypeTable } from '$lib/domain/evidence/document-type';
import { fileSizeWords } from '$lib/domain/evidence/file-size';
import { letterStanding } from '$lib/domain/evidence/letter-standing';
import { licenceChoice } from '$lib/domain/evidence/licence';
import { responseWords } from '$lib/domain/requests/response-words';
import { listActorNames } from '$lib/server/queries/audit-events';
import { listSightings } from '$lib/server/queries/documents';
import { findErasureOfDocument } from '$lib/server/queries/erased-letters';
import { listEditionsWithLetter } from '$lib/server/queries/public-letters';
import { checkDocument, checkFingerprint } from '$lib/server/services/check-document';
import { documentFingerprint, editDocument } from '$lib/server/services/edit-document';
import { removeDocument } from '$lib/server/services/remove-document';
import { guard } from '../../../../../../../../../../guard';
import { attempt, readForm } from '../../../../../../../../../../read-form';
import { checkLetterForm, editLetterForm, readCheck, removeLetterForm } from '../letter-forms';
import { describeRequest, openLetter, openLetters, responseOptions } from '../open-letters';
import { showSighting } from '../show-sighting';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor } = locals;
	const opened = await openLetters(db, params);
	const { request, responses } = opened;
	const letter = await openLetter(db, request.id, Number(params.document));
	const { sha256, uploadedBy, checkedBy } = letter;
	const [sightings, editions, names, tombstone] = await Promise.all([
		sha256 === null ? [] : listSightings(db, request.id, sha256),
		sha256 === null ? [] : listEditionsWithLetter(db, request.id, sha256),
		listActorNames(db, [uploadedBy, ...(checkedBy === null ? [] : [checkedBy])]),
		findErasureOfDocument(db, letter.id)
	]);
	const name = (key: string, at: Date) => `${names.get(key)?.name ?? key}, ${formatInstant(at)}`;
	const response = responses.find(({ id }) => id === letter.responseId);
	const isKept = sha256 !== null;
	const mayRemove = isKept && may(actor, 'remove_document', place).ok;
	return {
		...describeRequest(opened),
		id: letter.id,
		name: letter.name ?? 'Erased letter',
		isKept,
		/** When and why it was erased; null where it was not. */
		erased: tombstone && tombstoneWords(tombstone),
		erasing: isKept && may(actor, 'erase', place).ok ? `${request.id}-${letter.id}` : null,
		type: documentTypeTable[letter.type].label,
		size: fileSizeWords(letter.bytes),
		sha256,
		added: name(uploadedBy, letter.uploadedAt),
		response: response ? responseWords(response) : null,
		responseId: String(letter.responseId ?? ''),
		responses: responseOptions(responses),
		standing: letterStanding({
			...letter,
			isCopy: letter.redactsId !== null,
			hasCopy: letter.copyId !== null
		}),
		checked: letter.checkedAt && checkedBy ? name(checkedBy, letter.checkedAt) : null,
		isPublic: letter.isPublic,
		licence: letter.licence,
		/** The editions of the survey that show it, whatever becomes of it here. */
		editions,
		licenceChoice: licenceChoice(letter.licence),
		redactsId: letter.redactsId,
		copyId: letter.copyId,
		sightings: sightings
			.filter(({ documentId }) => documentId !== letter.id)
			.map((sighting) => showSighting(params.survey, sighting)),
		fingerprints: { edit: documentFingerprint(letter), check: checkFingerprint(letter) },
		removing: mayRemove && url.searchParams.has('remove'),
		may: {
			edit: isKept && may(actor, 'edit_document', place).ok,
			check: isKept && may(actor, 'check_document', place).ok,
			add: may(actor, 'add_document', place).ok,
			remove: mayRemove
		},
		done: url.searchParams.get('done')
	};
};

/** The field that the refusal of a check is about. */
const fieldOf: Record<string, string> = {
	personal_data_unchecked: 'checked',
	copyright_unchecked: 'checked',
	no_licence: 'licence',
	has_a_copy: 'public'
};

/** Leads back to the letter with word of what was done, so that reloading it does nothing again. */
function showDone(url: URL, done: string): never {
	redirect(303, `${url.pathname}?done=${done}`);
}

export const actions: Actions = {
	edit: async (event) => {
		const { params, locals, url } = event;
		await guard(event, 'edit_document', { survey: params.survey });
		const form = await readForm(event.request, editLetterForm, 'edit');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { request } = await openLetters(db, params);
		const { id: documentId } = await openLetter(db, request.id, Number(params.document));
		const { name, response: responseId, fingerprint } = form.data;
		const edit = { requestId: request.id, documentId, name, responseId, fingerprint };
		const edited = await attempt(
			() => editDocument(db, actor, edit, now),
			form.refuseAt({ wrong_response: 'response' })
		);
		return edited.ok ? showDone(url, 'edited') : edited.failure;
	},

	check: async (event) => {
		const { params, locals, url } = event;
		await guard(event, 'check_document', { survey: params.survey });
		const form = await readForm(event.request, checkLetterForm, 'check');
		if (!form.ok) return form.failure;
		const { db, actor, now } = locals;
		const { request } = await openLetters(db, params);
		const { id: documentId } = await openLetter(db, request.id, Number(params.document));
		const { fingerprint } = form.data;
		const check = { requestId: request.id, documentId, ...readCheck(form.data), fingerprint };
		const checked = await attempt(
			() => checkDocument(db, actor, check, now),
			form.refuseAt(fieldOf)
		);
		return checked.ok ? showDone(url, check.isPublic ? 'public' : 'private') : checked.failure;
	},

	remove: async (event) => {
		const { params, locals } = event;
		await guard(event, 'remove_document', { survey: params.survey });
		const form = await readForm(event.request, removeLetterForm, 'remove');
		if (!form.ok) return form.failure;
		const { db, files, actor, now } = locals;
		const opened = await openLetters(db, params);
		const requestId = opened.request.id;
		const { id: documentId } = await openLetter(db, requestId, form.data.letter);
		const removed = await attempt(
			() => removeDocument(db, files, actor, { requestId, documentId }, now),
			form.refuseAt()
		);
		if (!removed.ok) return removed.failure;
		redirect(303, `${describeRequest(opened).address}?done=removed`);
	}
};
