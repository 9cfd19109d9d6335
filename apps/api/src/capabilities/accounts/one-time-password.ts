import { randomInt } from 'node:crypto';

/** Without 0 O 1 l i: it is read from paper and typed on a phone. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP = 4;

/** Chance enough that nobody guesses it (59 bits), in groups a person can type: «k7mq-4txp-w9ha». Used once, then changed. */
export function oneTimePassword(): string {
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, () => signs[randomInt(signs.length)]).join('')).join('-');
}
