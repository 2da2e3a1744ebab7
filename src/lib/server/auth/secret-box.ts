import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seals what must be read again, such as the key of a second factor, so that the database alone does not tell it. */
export interface SecretBox {
	seal(secret: Uint8Array): string;
	/** @throws where it was sealed with another key, or altered */
	open(sealed: string): Uint8Array;
}

const ivLength = 12;
const tagLength = 16;

/** A box of this installation's key (AES-256-GCM; the key is derived from the text by HKDF). */
export function createSecretBox(secretKey: string): SecretBox {
	const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'crosscheck second factor', 32));
	return {
		seal(secret) {
			const iv = randomBytes(ivLength);
			const cipher = createCipheriv('aes-256-gcm', key, iv);
			const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
			return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
		},
		open(text) {
			const bytes = Buffer.from(text, 'base64');
			const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), {
				authTagLength: tagLength
			});
			decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
			const opened = [decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()];
			return new Uint8Array(Buffer.concat(opened));
		}
	};
}
