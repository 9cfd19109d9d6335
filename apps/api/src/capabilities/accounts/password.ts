import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const SLOW = { memory: 19 * 1024, passes: 2 } as const;
/**
 * For passwords nobody chose: a slow hash makes up for what people choose badly, and sixteen random signs (79 bits) need no such help.
 * At a million million guesses a second they would stand for some ten thousand years; three hundred slow hashes take a minute on a busy machine.
 */
const QUICK = { memory: 256, passes: 1 } as const;
const LANES = 1;
const TAG_BYTES = 32;

/** Argon2id in the usual text form (PHC), with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hashWith(SLOW, password);
}

/** For one-time passwords alone, which are random and must be changed at the first sign-in. */
export function hashOneTimePassword(password: string): Promise<string> {
  return hashWith(QUICK, password);
}

async function hashWith({ memory, passes }: { readonly memory: number; readonly passes: number }, password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password, nonce, memory, passes, parallelism: LANES, tagLength: TAG_BYTES });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${LANES}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/** Thirty-two bytes nobody can make again without both: what somebody has and what he knows. As slow as a hash that is kept. */
export function secretFrom(password: string, token: Buffer): Promise<Buffer> {
  return derive('argon2id', { message: password, nonce: token, memory: SLOW.memory, passes: SLOW.passes, parallelism: LANES, tagLength: TAG_BYTES });
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Compares in constant time, with the parameters the hash was made with. A quick one is drawn out, so that the time does not tell whose password was never changed. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, stored] = shape.exec(hash) ?? [];
  if (salt === undefined || stored === undefined) throw new Error('a stored password is not an Argon2id hash');
  const expected = Buffer.from(stored, 'base64');
  const tag = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  if (Number(memory) < SLOW.memory) await pretendToVerify(password);
  return timingSafeEqual(tag, expected);
}

/** Costs what a comparison costs, so that the time does not tell whether there is such a user. */
export async function pretendToVerify(password: string): Promise<false> {
  await hashPassword(password);
  return false;
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
