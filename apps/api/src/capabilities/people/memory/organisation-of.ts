import type { Tx } from '../../../kernel/database/tx.js';
import { organisationFrom } from './organisation.js';
import type { Organisation } from './organisation.js';
import { readOrganisation } from './read-organisation.js';

// One organisation a tenant: decisions ask for today's alone.
const kept = new Map<string, Organisation>();
/** Tenants kept; the one read longest ago goes first. */
const ROOM = 64;
// After a change every decision that waits would read the whole of it at the same moment.
const beingRead = new Map<string, Promise<Organisation>>();

interface Asked {
  readonly version: string | null;
  readonly today: string;
}

/**
 * The organisation on that day, at least as new as the version the caller has just read in this transaction. What is kept is answered only
 * when it is of that very version; anything else is read anew, here and now.
 */
export async function organisationOf(tx: Tx, { version, today }: Asked): Promise<Organisation> {
  const known = kept.get(tx.tenantId);
  if (known && version !== null && known.version === version && known.today === today) return known;
  const key = `${tx.tenantId}/${version}/${today}`;
  // Begun for the same version, so it is at least as new. Its transaction may fail; this one then reads for itself.
  const begun = beingRead.get(key);
  const others = begun && (await begun.catch(() => null));
  if (others) return others;
  const reading = read(tx, today).finally(() => beingRead.delete(key));
  beingRead.set(key, reading);
  return reading;
}

async function read(tx: Tx, today: string): Promise<Organisation> {
  const organisation = organisationFrom(await readOrganisation(tx, today), today);
  kept.delete(tx.tenantId);
  kept.set(tx.tenantId, organisation);
  const [oldest] = kept.keys();
  if (kept.size > ROOM && oldest !== undefined) kept.delete(oldest);
  return organisation;
}

/** The organisation as it is or will be on any day, read for the caller alone: what is kept for decisions is today's. */
export async function organisationOn(tx: Tx, day: string): Promise<Organisation> {
  return organisationFrom(await readOrganisation(tx, day), day);
}
