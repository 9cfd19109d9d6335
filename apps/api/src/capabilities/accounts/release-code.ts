import { createHash, timingSafeEqual } from 'node:crypto';
import { oneTimePassword } from './one-time-password.js';
import { verifyPassword } from './password.js';

const SIGNS = 9;

/** Two groups of a one-time password's signs: «k7mq-4txp». It opens nothing by itself; five wrong ones lock. */
export const releaseCode = (): string => oneTimePassword().slice(0, SIGNS);

export const releaseCodeHash = (code: string): string => createHash('sha256').update(code).digest('hex');

export interface Secret {
  readonly hash: string;
  /** Hash of the code another administrator gave to the same person; null where none is asked. */
  readonly codeHash: string | null;
}

export type Verdict = 'right' | 'wrong' | 'code-missing';

const withCode = /^(?<password>[\s\S]+?)[-\s]?(?<code>[a-z2-9]{4}-[a-z2-9]{4})$/u;

/** A password, followed by the code where there is one. One slow comparison either way, so that the time does not tell which. */
export async function verifySecret({ hash, codeHash }: Secret, typed: string): Promise<Verdict> {
  if (codeHash === null) return (await verifyPassword(hash, typed)) ? 'right' : 'wrong';
  const parts = withCode.exec(typed.trim())?.groups;
  const isRightCode = parts?.code !== undefined && timingSafeEqual(Buffer.from(releaseCodeHash(parts.code)), Buffer.from(codeHash));
  const isRight = await verifyPassword(hash, isRightCode ? (parts?.password ?? '') : typed.trim());
  if (!isRight) return 'wrong';
  return isRightCode ? 'right' : 'code-missing';
}
