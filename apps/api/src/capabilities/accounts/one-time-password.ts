import { randomBytes } from 'node:crypto';

/** Without 0 O 1 l i: it is read from paper and typed on a phone. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** Chance enough that nobody guesses it even from a hash that is quickly made (79 bits), in groups a person can type: «k7mq-4txp-w9ha-5zne». Used once, then changed. */
export function oneTimePassword(): string {
  return oneTimePasswordOf(randomBytes(32));
}

/** The password that 32 bytes spell. Only sixteen of their fifty-one digits are told, so that each sign is as likely as any other. */
export function oneTimePasswordOf(secret: Buffer): string {
  const base = BigInt(signs.length);
  let left = BigInt(`0x${secret.toString('hex')}`);
  const take = (): string => {
    const sign = signs[Number(left % base)] ?? '';
    left /= base;
    return sign;
  };
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, take).join('')).join('-');
}
