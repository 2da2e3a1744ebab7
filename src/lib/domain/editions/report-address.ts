/**
 * Where an error is reported, ready to be written to: a letter about a page, or the address configured.
 * @param contact an email address, or an address that begins with `mailto:` or `https:`
 * @param about what the report is of, for the subject: "an error on /bodies"
 * @param lines what the letter begins with, such as the address of the page
 */
export function reportAddress(contact: string, about: string, lines: string[] = []): string {
	if (!contact.includes('@') || /^https?:/.test(contact)) return contact;
	const to = contact.replace(/^mailto:/, '');
	// One that says more than whom to write to is written as it is wanted.
	if (to.includes('?')) return contact;
	const subject = `subject=${encodeURIComponent(`Crosscheck: ${about}`)}`;
	const body = lines.length ? `&body=${encodeURIComponent(`${lines.join('\r\n')}\r\n\r\n`)}` : '';
	return `mailto:${to}?${subject}${body}`;
}
