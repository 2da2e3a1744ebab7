/** What a key, or several pressed together, does. */
export interface Shortcut {
	keys: readonly string[];
	does: string;
}

/** What the keys of the entering screen do, for the list that "?" opens. */
export const shortcutList = [
	{ keys: ['1', 'to', '6'], does: 'Choose how the question was dealt with' },
	{ keys: ['Alt', 'Q'], does: 'Copy the words selected in the letter as evidence' },
	{ keys: ['Alt', 'L'], does: 'Go to the letter, and back to the form' },
	{ keys: ['Ctrl', 'Enter'], does: 'Save and go on to the next question' },
	{ keys: ['Alt', '↓'], does: 'Next question' },
	{ keys: ['Alt', '↑'], does: 'Question before' },
	{ keys: ['?'], does: 'This list' }
] as const satisfies Shortcut[];

const storageName = 'crosscheck shortcuts';

/** Whether the shortcuts are on: some people's own software uses the same keys. Kept in this browser. */
class Shortcuts {
	isOn = $state(true);

	constructor() {
		try {
			this.isOn = localStorage.getItem(storageName) !== 'off';
		} catch {
			// Without storage they are on each time.
		}
	}

	turn(isOn: boolean): void {
		this.isOn = isOn;
		try {
			localStorage.setItem(storageName, isOn ? 'on' : 'off');
		} catch {
			// It holds for this page alone.
		}
	}
}

/** The ones of this browser, for every page that has keys. */
export const shortcuts = new Shortcuts();

/** Whether keys typed there are text, so that single keys do nothing else. */
function isTextField(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target instanceof HTMLInputElement) {
		return !['radio', 'checkbox', 'button', 'submit'].includes(target.type);
	}
	return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Whether a key is ours to hear: shortcuts are on, nothing else has taken it and no dialog is open. */
export const isHeard = (event: KeyboardEvent): boolean =>
	shortcuts.isOn &&
	!event.defaultPrevented &&
	!event.isComposing &&
	document.querySelector('dialog[open]') === null;

/** Whether it is a single key that types nothing: no other is held with it, and it is in no text field. */
export const isSingleKey = ({ altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean =>
	!altKey && !ctrlKey && !metaKey && !isTextField(target);
