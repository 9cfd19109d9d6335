/** What a person chooses may not be guessed from what stands in a list of staff. */
export type PasswordFault = 'too-short' | 'too-simple' | 'too-common' | 'names-you' | 'too-long';

export interface PasswordOwner {
  readonly staffNo: string;
  readonly mobile: string;
  readonly name: string;
}

const SHORTEST = 10;
const LONGEST = 200;
const FEWEST_SIGNS = 5;
const common = /^(?:(?:a?123456789\d*|qwertyuiop|password|passw0rd|admin|administrator|woaini|iloveyou|bihuan(?:-demo)?)[\W\d_]*)$/iu;

/** The first rule a password breaks, or null. Length counts most, a Chinese character double; letters with digits or signs, and nothing that names its owner. */
export function passwordFault(password: string, { staffNo, mobile, name }: PasswordOwner): PasswordFault | null {
  if (weight(password) < SHORTEST) return 'too-short';
  if (password.length > LONGEST) return 'too-long';
  const kinds = [/\p{L}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) => kind.test(password)).length;
  if (kinds < 2 || new Set(password.toLowerCase()).size < FEWEST_SIGNS) return 'too-simple';
  if (common.test(password)) return 'too-common';
  const names = [staffNo, mobile, name].filter((word) => word.length >= 2);
  return names.some((word) => password.toLowerCase().includes(word.toLowerCase())) ? 'names-you' : null;
}

/** One of some thousand characters is worth two of some sixty. */
const weight = (password: string): number => [...password].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 2 : 1), 0);
