/** What programs may rely on, for people and in the description of the API alike. */
export const apiPromises = [
	{
		title: 'Open',
		words:
			'Read-only and without a key. Pages of other sites may read it too: every answer says Access-Control-Allow-Origin: *.'
	},
	{
		title: 'Editions',
		words:
			'The latest edition is given unless the parameter “edition” names one. What an edition says stays as it was published: a correction is a new edition. Only an erasure takes something out, and it says when and why.'
	},
	{
		title: 'The unknown',
		words: 'A missing value has a reason and is never a number. A 0 is a count of none.'
	},
	{
		title: 'Keeping a copy',
		words:
			'Answers carry an ETag. Send it back as If-None-Match, and where nothing changed you get 304 and no body.'
	},
	{
		title: 'How often',
		words:
			'Nobody’s requests are counted, and none is refused for being too many. For all of an edition, ask once for package.zip: one too large to be kept ready is sent to a few at a time, and the next is told when to try again (503 with Retry-After).'
	},
	{
		title: 'The same tomorrow',
		words:
			'What stands under /api/v1 keeps its address, its names and what they mean. Members and columns can be added: go by names, and pass over those that you do not know.'
	},
	{
		title: 'Errors',
		words:
			'Errors are problem details (RFC 9457) that say what is wrong and what is allowed. A filter that is mistyped is an error, and never gives everything.'
	}
] as const;
