import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import type { Caller } from '../../kernel/http/caller.js';
import { mayManageDefinitions, mayReadDefinitions } from '../definitions/index.js';
import { permissionsOf } from '../people/index.js';

/** Who may look at designs: whoever publishes definitions, and auditors. */
export async function reader(tx: Tx, { personId }: Caller): Promise<{ mayManage: boolean }> {
  const grants = await permissionsOf(tx, personId, (await clockOf(tx)).today);
  if (!mayReadDefinitions(grants)) throw new DomainError('design.not-yours');
  return { mayManage: mayManageDefinitions(grants) };
}

/** Who may work on them. */
export async function manager(tx: Tx, caller: Caller): Promise<void> {
  if (!(await reader(tx, caller)).mayManage) throw new DomainError('design.not-yours');
}
