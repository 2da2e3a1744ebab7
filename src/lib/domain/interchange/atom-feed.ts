import { escapeMarkup } from './markup';

/** A feed and its entries, as RFC 4287 has them. Addresses are absolute. */
export interface AtomFeed {
	id: string;
	title: string;
	subtitle: string;
	author: string;
	updatedAt: Date;
	/** The address of the feed itself. */
	self: string;
	/** The page that the feed is of. */
	page: string;
	entries: AtomEntry[];
}

export interface AtomEntry {
	id: string;
	title: string;
	address: string;
	publishedAt: Date;
	updatedAt: Date;
	/** Plain text. */
	summary: string;
}

/** Characters that XML 1.0 cannot hold, not even escaped (section 2.2). */
const unwritable = (code: number) =>
	(code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffe || code === 0xffff;

function escapeXml(text: string): string {
	const written = [...text].filter((character) => !unwritable(character.codePointAt(0) ?? 0));
	return escapeMarkup(written.join(''));
}

const element = (name: string, content: string) => `<${name}>${escapeXml(content)}</${name}>`;

function writeEntry(entry: AtomEntry): string {
	return [
		'\t<entry>',
		`\t\t${element('id', entry.id)}`,
		`\t\t${element('title', entry.title)}`,
		`\t\t<link rel="alternate" type="text/html" href="${escapeXml(entry.address)}"/>`,
		`\t\t${element('published', entry.publishedAt.toISOString())}`,
		`\t\t${element('updated', entry.updatedAt.toISOString())}`,
		`\t\t${element('summary', entry.summary)}`,
		'\t</entry>'
	].join('\n');
}

/** The feed as an Atom document (RFC 4287). */
export function writeAtom(feed: AtomFeed): string {
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
		`\t${element('id', feed.id)}`,
		`\t${element('title', feed.title)}`,
		`\t${element('subtitle', feed.subtitle)}`,
		`\t${element('updated', feed.updatedAt.toISOString())}`,
		`\t<author>${element('name', feed.author)}</author>`,
		`\t<link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
		`\t<link rel="alternate" type="text/html" href="${escapeXml(feed.page)}"/>`,
		...feed.entries.map(writeEntry),
		'</feed>',
		''
	].join('\n');
}
