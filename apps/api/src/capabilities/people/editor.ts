import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import type { Caller } from '../../kernel/http/caller.js';
import { lockOrganisation } from './events/lock-organisation.js';
import { permissionsOf } from './queries/holdings.js';
import type { Grant } from './queries/holdings.js';

/** Somebody who may do what he set out to do, on this business day. */
export interface Editor {
  readonly personId: string;
  readonly today: string;
  readonly grants: readonly Grant[];
}

type May = (grants: readonly Grant[]) => boolean;

/** For a change: waits for whoever changes the organisation now, so that the rights it reads are those it acts with. */
export async function editorOf(tx: Tx, { personId }: Pick<Caller, 'personId'>, may: May): Promise<Editor> {
  await lockOrganisation(tx);
  return allowed(tx, { personId, may }, 'request.not-allowed');
}

/** For a page: to whom it is not shown, it does not exist. */
export function readerOfOrganisation(tx: Tx, { personId }: Pick<Caller, 'personId'>, may: May): Promise<Editor> {
  return allowed(tx, { personId, may }, 'request.not-found');
}

async function allowed(tx: Tx, { personId, may }: { readonly personId: string; readonly may: May }, otherwise: string): Promise<Editor> {
  const { today } = await clockOf(tx);
  const grants = await permissionsOf(tx, personId, today);
  if (!may(grants)) throw new DomainError(otherwise);
  return { personId, today, grants };
}
