import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import type { Caller } from '../../kernel/http/caller.js';
import { permissionsOf } from '../people/index.js';
import { mayManageDefinitions, mayReadDefinitions, mayUpgradeItems } from './definitions.policy.js';

/** Whoever may read what is published and what waits. */
export async function reader(tx: Tx, { personId }: Pick<Caller, 'personId'>): Promise<{ mayManage: boolean; mayUpgrade: boolean }> {
  const grants = await permissionsOf(tx, personId, (await clockOf(tx)).today);
  if (!mayReadDefinitions(grants)) throw new DomainError('definition.not-yours');
  return { mayManage: mayManageDefinitions(grants), mayUpgrade: mayUpgradeItems(grants) };
}

export async function manager(tx: Tx, caller: Pick<Caller, 'personId'>): Promise<void> {
  if (!(await reader(tx, caller)).mayManage) throw new DomainError('definition.not-yours');
}
