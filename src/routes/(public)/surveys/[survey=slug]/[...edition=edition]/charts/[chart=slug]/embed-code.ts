import { writeFrame } from '$lib/domain/charts/embed-frame';

/**
 * The code to copy: a frame, and the script that gives every such frame of a page its height. The frame
 * is whole without the script.
 * @param embed the embed's address, whole and with its edition; the height to propose, in pixels
 * @param script the address of the script, whole
 */
export function embedCode(
	embed: { address: string; title: string; height: number },
	script: string
): string {
	return `${writeFrame({ ...embed, width: '100%' })}\n<script src="${script}" async></script>`;
}
