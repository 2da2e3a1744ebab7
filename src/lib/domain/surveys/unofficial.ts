/** What everything that leaves the site with numbers in it says of them. */
export const unofficialSentence =
	'The sums are Crosscheck’s own; none of it is an official statistic.';
