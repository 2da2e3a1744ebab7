import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
	/** The address by which search engines are to know the page, whatever view of it is open. */
	canonical: `${locals.origin}${url.pathname}`
});
