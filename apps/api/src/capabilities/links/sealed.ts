import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

const keyOf = (secret: string, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `bihuan/${use}`, 32));

/** Words that wait in the database, readable only with the secret of the configuration. */
export function sealWords(secret: string, words: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, 'at-rest'), nonce);
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

export function openWords(secret: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, 'at-rest'), sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
}

/** By it the gateway knows that a message came from here. */
export const signatureOf = (secret: string, body: string): string => createHmac('sha256', keyOf(secret, 'signature')).update(body).digest('hex');
