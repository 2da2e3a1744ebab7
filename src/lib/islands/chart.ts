/** Makes charts interactive once they come into view; until then nothing of Chart.js is fetched. */
const seen = new IntersectionObserver(
	(entries) => {
		for (const { isIntersecting, target } of entries) {
			if (!isIntersecting) continue;
			seen.unobserve(target);
			void import('$lib/components/charts/interactive-chart').then(({ showChart }) =>
				showChart(target as HTMLElement)
			);
		}
	},
	{ rootMargin: '80px' }
);

for (const chart of document.querySelectorAll('[data-chart]')) seen.observe(chart);
