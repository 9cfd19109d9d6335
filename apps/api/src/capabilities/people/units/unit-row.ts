import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { dayWords, isOver } from '../days.js';
import type { Stretch } from '../days.js';
import { refuseChangedMeanwhile } from '../events/refuse-changed-meanwhile.js';

/** A unit as it stands today, closed ones included. */
export interface UnitRow extends Stretch {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tree: 'party' | 'administrative';
  readonly parentId: string | null;
  readonly ordinal: number;
  readonly category: string;
  readonly version: number;
  readonly mergedIntoId: string | null;
}

export const unitColumns = `u.id, u.code, unit_name_on(u.id, $1::date) as name, u.tree, u.parent_id as "parentId", u.ordinal, u.category, u.version,
  u.merged_into_id as "mergedIntoId", lower(u.during) as "from", upper(u.during) as "to"`;

const oneUnit: Named = { name: 'organisation-unit', text: `select ${unitColumns} from units u where u.id = $2` };

export async function unitRow(tx: Tx, id: string, today: string): Promise<UnitRow> {
  const unit = await tx.row<UnitRow>(oneUnit, [today, id]);
  if (!unit) throw new DomainError('request.not-found');
  return unit;
}

/** The unit somebody is about to change, as he saw it. */
export async function unitToChange(tx: Tx, { id, version }: { readonly id: string; readonly version: number }, today: string): Promise<UnitRow> {
  const unit = await unitRow(tx, id, today);
  if (unit.version !== version) await refuseChangedMeanwhile(tx, { kind: 'unit', id }, unit.name);
  refuseClosed(unit, today);
  return unit;
}

export function refuseClosed(unit: UnitRow, day: string): void {
  if (isOver(unit, day)) throw new DomainError('unit.closed-already', { unit: unit.name, day: dayWords(unit.to ?? day) });
}

const turn: Named = { name: 'turn-unit-version', text: 'update units set version = version + 1 where id = $1' };

/** Whoever still looks at the unit as it was is told when he changes it. */
export async function turnUnit(tx: Tx, id: string): Promise<void> {
  await tx.rows(turn, [id]);
}
