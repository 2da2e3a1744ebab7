/** What somebody is told who codes answers a second time: why they are shown no chart, and when they are. */
export const blindWords = {
	why: 'You are coding some of these answers a second time, and charts would show the first coding.',
	until: 'They are drawn for you once you have submitted yours.'
} as const;
