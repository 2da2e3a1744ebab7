/** A typeface at a size: what is measured and what is drawn with. */
export interface Font {
	family: 'sans' | 'serif';
	weight: 400 | 600;
	/** Pixels. */
	size: number;
}

/** Colours and typefaces of a drawing. */
export interface Theme {
	surface: string;
	ink: string;
	/** For words that stand back, and for those that stand further back. */
	ink2: string;
	ink3: string;
	rule: string;
	axis: string;
	/** CSS font families, with what stands in for them. */
	families: Record<Font['family'], string>;
}

/**
 * The one theme. Charts are drawn on white in the dark as well: their colours, and those of pictures
 * that are copied and printed, mean one thing only.
 */
export const lightTheme: Theme = {
	surface: '#FFFFFF',
	ink: '#1B1F24',
	ink2: '#4A4F57',
	ink3: '#666C75',
	rule: '#D9D4CA',
	axis: '#8A8478',
	families: {
		sans: '"Source Sans 3", "Source Sans 3 Variable", system-ui, sans-serif',
		serif: '"Source Serif 4", "Source Serif 4 Variable", Georgia, serif'
	}
};

/** A font as a canvas takes it: `600 14px "Source Sans 3", …`. */
export function cssFont(font: Font, theme: Theme): string {
	return `${font.weight} ${font.size}px ${theme.families[font.family]}`;
}
