import { createHash, randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { runAs } from './account.ts';
import type { Account } from './account.ts';

const checkout = dirname(dirname(import.meta.dirname));

/**
 * Where the data live: `.data/postgres` of the checkout; a state directory when the account cannot enter
 * the checkout (one that only root may enter) or nobody may write there.
 */
export function chooseDataDirectory(account: Account): string {
  if (canWriteCheckout()) {
    const local = join(checkout, '.data');
    mkdirSync(local, { recursive: true });
    if (canEnter(account, local)) return join(local, 'postgres');
  }
  return join(sharedStateDirectory(), checkoutKey(), 'postgres');
}

/** Where things outside the checkout are kept. */
export function sharedStateDirectory(): string {
  if (process.getuid?.() === 0) return '/var/lib/bihuan';
  return join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'bihuan');
}

/** Whether the account may pass through the directory and everything above it. */
export function canEnter(account: Account, directory: string): boolean {
  if (account.ids === undefined) return true;
  return runAs(account, '/bin/sh', ['-c', 'test -x "$0"', directory]).ok;
}

/** Path plus a random mark: a later clone at the same path must not find the data of an earlier one. */
function checkoutKey(): string {
  return createHash('sha256').update(`${checkout}\n${checkoutMark()}`).digest('hex').slice(0, 16);
}

function checkoutMark(): string {
  const file = join(checkout, '.data', 'checkout-mark');
  if (!canWriteCheckout()) return '';
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomUUID());
  return readFileSync(file, 'utf8');
}

function canWriteCheckout(): boolean {
  try {
    accessSync(checkout, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
