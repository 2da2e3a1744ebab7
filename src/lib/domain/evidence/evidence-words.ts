import type { Evidence } from './evidence';

/** What something rests on, as pages show it. */
export interface EvidenceWords {
	/** The source, or the letter: "Institute for Government, WhatsApp in government, March 2022". */
	title: string;
	/** Where in it: "Table in the Introduction", "page 2". */
	where: string;
	/** The words of the letter; null where it has not been seen. */
	quote: string | null;
	/** Said wherever the letter itself has not been seen. */
	caveat: string | null;
}

/** Evidence in words. A published source stands in for a letter that has not been seen, and says so. */
export function describeEvidence(evidence: Evidence): EvidenceWords {
	return evidence.kind === 'source'
		? {
				title: evidence.title,
				where: evidence.where,
				quote: null,
				caveat: 'The letter itself has not been seen.'
			}
		: {
				title: evidence.document,
				where: `page ${evidence.page}`,
				quote: evidence.quote,
				caveat: null
			};
}
