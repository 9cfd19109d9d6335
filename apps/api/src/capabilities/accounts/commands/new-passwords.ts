import { hashPassword } from '../password.js';
import { oneTimePassword } from '../one-time-password.js';

export interface NewPassword {
  readonly personId: string;
  readonly password: string;
  readonly hash: string;
}

/** As many threads as Node has for it; a hash takes 19 MiB while it is made. */
const AT_ONCE = 4;

/** One-time passwords with their hashes, made before any transaction begins. */
export async function newPasswords(people: readonly string[]): Promise<NewPassword[]> {
  const made: NewPassword[] = [];
  for (let at = 0; at < people.length; at += AT_ONCE) made.push(...(await Promise.all(people.slice(at, at + AT_ONCE).map(newPassword))));
  return made;
}

async function newPassword(personId: string): Promise<NewPassword> {
  const password = oneTimePassword();
  return { personId, password, hash: await hashPassword(password) };
}
