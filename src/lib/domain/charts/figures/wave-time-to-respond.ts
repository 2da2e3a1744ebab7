import { bodyNoun } from '../../bodies/body-noun';
import { nameBodies } from '../../bodies/count-bodies';
import type { Dataset } from '../../editions/dataset';
import { countThings, countWord, endSentence, startSentence } from '../../questions/words';
import type { HolidayCalendar } from '../../requests/holidays';
import { clockDayOf, readWaveClocks } from '../../requests/wave-clocks';
import { formatDay } from '../../surveys/as-at';
import type { SettingsOf } from '../chart';
import type { ToldFigure } from '../figure';
import { frameFigure } from './frame';
import { tellTimes } from './time-to-respond';

/** How many names a sentence takes. */
const mostNamed = 6;

/**
 * How long the requests of a wave took, from what is published of them, as they stood on the day on which its
 * clocks are read. A body whose request is not recorded has no row, and is said to have none.
 */
export function waveTimeToRespondFigure(
	settings: SettingsOf<'time_to_respond'>,
	dataset: Dataset,
	calendar: HolidayCalendar
): ToldFigure {
	return frameFigure(settings, dataset, ({ wave, bodies }) => {
		const clocks = readWaveClocks(dataset, wave, calendar);
		const readOn = clockDayOf(dataset, wave);
		const told = tellTimes(clocks, readOn);
		const noun = bodyNoun(bodies);
		const without = bodies.filter(({ slug }) => clocks.every(({ body }) => body.slug !== slug));
		const asked = countThings(bodies.length, noun.one, noun.many);
		const names = without.length <= mostNamed ? ` (${nameBodies(without)})` : '';
		const unrecorded = without.length
			? endSentence(
					startSentence(
						`for ${countWord(without.length)} of the ${asked} asked${names} no request is recorded, so how long ${without.length === 1 ? 'it' : 'they'} took cannot be told`
					)
				)
			: null;
		return {
			...told,
			summary: [told.summary, ...(unrecorded ? [unrecorded] : [])].join(' '),
			notes: [
				...told.notes,
				`Requests are shown as they stood at the end of ${formatDay(readOn)}: what happened to them after it is left out, and an edition goes on saying the same.`
			],
			sources: [`the days recorded of the requests of ${wave.title}`]
		};
	});
}
