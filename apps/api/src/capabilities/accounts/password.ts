import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
const MEMORY_KIB = 19 * 1024;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;

/** Argon2id in the usual text form (PHC), with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password, nonce, memory: MEMORY_KIB, passes: PASSES, parallelism: LANES, tagLength: TAG_BYTES });
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(nonce)}$${unpadded(tag)}`;
}

const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Compares in constant time; with the parameters the hash was made with. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, stored] = shape.exec(hash) ?? [];
  if (salt === undefined || stored === undefined) throw new Error('a stored password is not an Argon2id hash');
  const expected = Buffer.from(stored, 'base64');
  const tag = await derive('argon2id', {
    message: password, nonce: Buffer.from(salt, 'base64'), memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: expected.length,
  });
  return timingSafeEqual(tag, expected);
}

/** Costs what a comparison costs, so that the time does not tell whether there is such a user. */
export async function pretendToVerify(password: string): Promise<false> {
  await hashPassword(password);
  return false;
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
