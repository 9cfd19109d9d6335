import { hashOneTimePassword } from '../password.js';
import { oneTimePassword } from '../one-time-password.js';

export interface NewPassword {
  readonly personId: string;
  readonly password: string;
  readonly hash: string;
}

/** As many threads as Node has for it; the event loop is free meanwhile. */
const AT_ONCE = 4;

/** One-time passwords with their hashes, made before any transaction begins. */
export async function newPasswords(people: readonly string[]): Promise<NewPassword[]> {
  const made: NewPassword[] = [];
  for (let at = 0; at < people.length; at += AT_ONCE)
    made.push(...(await Promise.all(people.slice(at, at + AT_ONCE).map((personId) => newPassword(personId)))));
  return made;
}

/** A given one-time password must be as random as one of our own. */
export async function newPassword(personId: string, password: string = oneTimePassword()): Promise<NewPassword> {
  return { personId, password, hash: await hashOneTimePassword(password) };
}
