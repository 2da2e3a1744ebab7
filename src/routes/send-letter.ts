import { documentTypeTable, type DocumentType } from '$lib/domain/evidence/document-type';
import { downloadName } from '$lib/domain/evidence/file-name';

/** A name as a header has it, in any language (RFC 6266, 4.3; RFC 8187, 3.2). */
const encodeName = (name: string) =>
	encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** Whatever is in a file, nothing of it runs as a part of this site. */
const sandboxed = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * Browsers show a PDF in a page of their own making, which goes by the policy of the file: Chromium and
 * Safari show nothing of one that is sandboxed (Chromium 41131921), and Chromium lays it out by styles of
 * its own. No script of a PDF reaches the site that it came from.
 */
const shownPdf =
	"default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

/**
 * A letter itself, as it lies in the folder of files, or null where it is not there.
 * @param letter what it is, told by its content, and its name
 * @param how `saved` for whoever keeps it; `shown` where a browser may show what it is sure of: a PDF, a
 * picture, a text
 */
export async function sendLetter(
	files: App.Locals['files'],
	{ sha256, name, type }: { sha256: string; name: string; type: DocumentType },
	how: 'saved' | 'shown'
): Promise<Response | null> {
	const { shownAs, mediaType } = documentTypeTable[type];
	const encoding = shownAs === 'text' ? await files.readEncoding(sha256) : null;
	const found = await files.open(sha256);
	if (!found) return null;
	const isShown = how === 'shown' && shownAs !== null;
	return new Response(found.stream, {
		headers: {
			// A browser that would show it all the same shows text, not a message or a table.
			'content-type': shownAs === 'text' ? `text/plain; charset=${encoding ?? 'utf-8'}` : mediaType,
			'content-length': String(found.bytes),
			'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(downloadName(name, type))}`,
			'content-security-policy': isShown && type === 'pdf' ? shownPdf : sandboxed
		}
	});
}
