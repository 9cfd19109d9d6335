import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { versionById } from '../../definitions/index.js';
import { permissionsOf } from '../../people/index.js';
import { mayOverride } from '../commands/override.js';
import type { PlanBody } from './migration.contract.js';

/** Against the usual course, so by whoever may do that. */
export async function refuseOthers(tx: Tx, personId: string): Promise<void> {
  if (!mayOverride(await permissionsOf(tx, personId, (await clockOf(tx)).today))) throw new DomainError('request.not-allowed');
}

/** Two published versions of one lifecycle. */
export async function refuseOtherVersions(tx: Tx, { from, to }: Pick<PlanBody, 'from' | 'to'>): Promise<void> {
  const [was, is] = [await versionById(tx, 'lifecycle', from), await versionById(tx, 'lifecycle', to)];
  if (was.versionId === is.versionId || was.definition.key !== is.definition.key) throw new DomainError('migration.other-lifecycle');
}
