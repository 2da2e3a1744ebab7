import type { Assessment } from '../gaps/assessment';
import { tombstoneWords, type Tombstone } from './erased-place';

/** What stands in place of an outcome that was erased: it cannot be told any more, and why is on record. */
export function erasedAssessment(
	tombstone: Tombstone
): Omit<Assessment, 'wave' | 'body' | 'criterion'> {
	const told = { outcome: 'cannot_tell', reason: 'erased' } as const;
	return {
		...told,
		basis: 'rule',
		why: tombstoneWords(tombstone),
		source: null,
		rule: { ...told, because: null }
	};
}
