import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { versionById } from '../../definitions/index.js';
import { permissionsOf } from '../../people/index.js';
import type { Grant } from '../../people/index.js';
import { mayOverride } from '../commands/override.js';
import type { PlanBody } from './migration.contract.js';

type Grants = readonly Pick<Grant, 'permission'>[];

/** What was ordered, how far it is and what became of each item reads whoever orders it, and whoever looks into records. */
export const mayReadMigrations = (grants: Grants): boolean => mayOverride(grants) || grants.some(({ permission }) => permission === 'history.audit');

/** Against the usual course, so by whoever may do that; true where he may. */
export async function mayMigrate(tx: Tx, personId: string): Promise<boolean> {
  return mayOverride(await grantsToday(tx, personId));
}

export async function refuseOthers(tx: Tx, personId: string): Promise<void> {
  if (!(await mayMigrate(tx, personId))) throw new DomainError('request.not-allowed');
}

export async function refuseOtherReaders(tx: Tx, personId: string): Promise<void> {
  if (!mayReadMigrations(await grantsToday(tx, personId))) throw new DomainError('request.not-allowed');
}

const grantsToday = async (tx: Tx, personId: string): Promise<Grants> => permissionsOf(tx, personId, (await clockOf(tx)).today);

/** Two published versions of one lifecycle. */
export async function refuseOtherVersions(tx: Tx, { from, to }: Pick<PlanBody, 'from' | 'to'>): Promise<void> {
  const [was, is] = [await versionById(tx, 'lifecycle', from), await versionById(tx, 'lifecycle', to)];
  if (was.versionId === is.versionId || was.definition.key !== is.definition.key) throw new DomainError('migration.other-lifecycle');
}
