import { z } from 'zod';

/** The parts of the United Kingdom for which bank holidays are listed. */
export const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Division = (typeof divisions)[number];

/** The format of https://www.gov.uk/bank-holidays.json. */
const holidaysSchema = z.record(
	z.enum(divisions),
	z.object({
		events: z.array(
			z.object({
				title: z.string().min(1),
				date: z.iso.date(),
				/** "Substitute day" where the holiday falls on a weekend and is kept on a later day. */
				notes: z.string().default('')
			})
		)
	})
);

export interface Holiday {
	/** As GOV.UK names it: "Easter Monday", "Christmas Day (substitute day)". */
	title: string;
	/** The parts of the United Kingdom that keep it under this title. */
	divisions: Division[];
}

/** The bank holidays of some whole calendar years. */
export interface HolidayCalendar {
	/** The first known day, 1 January of a year. */
	firstOn: string;
	/** The last known day, 31 December of a year. */
	lastOn: string;
	/**
	 * The holidays of a day, one for each title, or null where it is none.
	 * @throws OutsideHolidays where the day lies outside the known years.
	 */
	on(day: string): Holiday[] | null;
}

/** A day that lies outside the years whose bank holidays are known. */
export class OutsideHolidays extends Error {
	readonly code = 'outside_holidays';

	constructor(
		readonly day: string,
		readonly firstOn: string,
		readonly lastOn: string
	) {
		super(`Bank holidays are known from ${firstOn} to ${lastOn}; ${day} lies outside them.`);
		this.name = 'OutsideHolidays';
	}
}

/** Whether the bank holidays of the day's year are known. */
export function isKnownDay(day: string, calendar: HolidayCalendar): boolean {
	return day >= calendar.firstOn && day <= calendar.lastOn;
}

/**
 * Reads a list in GOV.UK's format. One day's holidays are merged over the divisions; titles that
 * differ are all kept. Only whole years count as known: those in which each division has a holiday in
 * January and one in December, as each does every year. A list that breaks off in the middle of a year
 * would otherwise make working days of the holidays it lacks.
 * @throws ZodError where the format is another one; Error where no year is whole or one is left out.
 */
export function parseHolidays(json: unknown): HolidayCalendar {
	const list = holidaysSchema.parse(json);
	const byDay = new Map<string, Holiday[]>();
	const months = new Set<string>();
	for (const division of divisions) {
		for (const { title, date, notes } of list[division].events) {
			months.add(`${division} ${date.slice(0, 7)}`);
			const named = notes ? `${title} (${notes.toLowerCase()})` : title;
			const holidays = byDay.get(date) ?? [];
			byDay.set(date, holidays);
			const same = holidays.find((holiday) => holiday.title === named);
			if (!same) holidays.push({ title: named, divisions: [division] });
			else if (!same.divisions.includes(division)) same.divisions.push(division);
		}
	}

	const years = [...new Set([...byDay.keys()].map((day) => day.slice(0, 4)))]
		.filter((year) =>
			divisions.every(
				(division) => months.has(`${division} ${year}-01`) && months.has(`${division} ${year}-12`)
			)
		)
		.sort();
	const [first] = years;
	const last = years.at(-1);
	if (!first || !last) throw new Error('The list of bank holidays has no whole year.');
	if (Number(last) - Number(first) !== years.length - 1) {
		throw new Error(`The list of bank holidays leaves out a year between ${first} and ${last}.`);
	}

	const firstOn = `${first}-01-01`;
	const lastOn = `${last}-12-31`;
	return {
		firstOn,
		lastOn,
		on(day) {
			if (day < firstOn || day > lastOn) throw new OutsideHolidays(day, firstOn, lastOn);
			return byDay.get(day) ?? null;
		}
	};
}
