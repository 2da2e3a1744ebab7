import { cardHeight, cardWidths, type Card } from '../charts/card';
import { readEmbedEdition, type EmbedEdition } from '../charts/chart-address';
import { commonWidth, writeFrame } from '../charts/embed-frame';

/*
 * oEmbed 1.0 (https://oembed.com): another site asks what to show of an address.
 */

/** Where it is answered. */
export const oembedPath = '/oembed.json';

/** The address to ask for a page of ours. @param origin without a slash at the end */
export function oembedAddress(origin: string, page: string): string {
	return `${origin}${oembedPath}?url=${encodeURIComponent(page)}`;
}

/** A chart that an address of ours names. */
export interface NamedChart {
	survey: string;
	chart: string;
	/** What its embed is to show; null where the address leaves it open. */
	edition: EmbedEdition | null;
}

const slug = '[A-Za-z0-9][A-Za-z0-9_.-]{0,63}';
const pagePattern = new RegExp(
	`^/surveys/(${slug})(?:/editions/([1-9]\\d{0,5}))?/charts/(${slug})/?$`
);
const embedPattern = new RegExp(`^/embed/(${slug})/(${slug})/?$`);

/**
 * The chart that an address names: of its page, with or without an edition, or of its embed. Null for any
 * other address, and for those of other sites. @param origin of this installation
 */
export function readChartAddress(address: string, origin: string): NamedChart | null {
	if (!URL.canParse(address)) return null;
	const { origin: asked, pathname, searchParams } = new URL(address);
	if (asked !== origin) return null;
	const page = pagePattern.exec(pathname);
	if (page) {
		const [, survey = '', edition, chart = ''] = page;
		return { survey, chart, edition: edition === undefined ? null : Number(edition) };
	}
	const [, survey, chart] = embedPattern.exec(pathname) ?? [];
	const edition = readEmbedEdition(searchParams);
	if (survey === undefined || chart === undefined || edition === null) return null;
	return { survey, chart, edition };
}

/** What the asking site has room for, in pixels. */
export interface Room {
	width: number;
	height: number;
}

/** Room as a query gives it, in whole pixels, or the name of the parameter that is none. */
export function readRoom(query: URLSearchParams): Room | 'maxwidth' | 'maxheight' {
	const read = (name: string) => {
		const asked = query.get(name);
		if (asked === null || asked === '') return Infinity;
		return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : null;
	};
	const width = read('maxwidth');
	const height = read('maxheight');
	if (width === null) return 'maxwidth';
	return height === null ? 'maxheight' : { width, height };
}

interface Told {
	headline: string;
	/** The survey's title, and the address of its page, whole. */
	survey: { title: string; address: string };
	/** The address of the embed, whole. */
	embed: string;
	/** The height to propose for a frame of that width, in pixels. */
	heightAt: (width: number) => number;
	card: Card;
	/** The address of this installation. */
	origin: string;
}

/** What to show of a chart: its frame, within the room there is, and a picture that fits in it as well. */
export function describeEmbed(told: Told, room: Room) {
	const { headline, survey, embed, card } = told;
	const width = Math.min(commonWidth, room.width);
	const height = Math.min(told.heightAt(width), room.height);
	const thumbnail = cardWidths.find((one) => one <= room.width && cardHeight(one) <= room.height);
	return {
		version: '1.0',
		type: 'rich',
		title: headline,
		author_name: survey.title,
		author_url: survey.address,
		provider_name: 'Crosscheck',
		provider_url: `${told.origin}/`,
		html: writeFrame({ address: embed, title: headline, width, height }),
		width,
		height,
		...(thumbnail
			? {
					thumbnail_url: `${card.address}?width=${thumbnail}`,
					thumbnail_width: thumbnail,
					thumbnail_height: cardHeight(thumbnail)
				}
			: {})
	};
}
