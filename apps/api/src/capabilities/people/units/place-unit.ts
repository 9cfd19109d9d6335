import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { refuseClosed, turnUnit, unitRow, unitToChange } from './unit-row.js';
import type { UnitRow } from './unit-row.js';

export interface Place {
  readonly parentId: string | null;
  readonly ordinal: number;
  readonly category: string;
  readonly version: number;
}

const setPlace: Named = { name: 'place-unit', text: 'update units set parent_id = $2, ordinal = $3, category = $4 where id = $1' };

const belongs: Named = {
  name: 'belongs-to-unit',
  text: 'select from memberships where person_id = $1 and unit_id = $2 and (upper(during) is null or upper(during) > $3::date) limit 1',
};

/**
 * Puts a unit below another one, changes its official number or its category. Each difference is an event of its own. Nobody makes another kind
 * of body out of his own unit: its members are asked what that body is asked.
 */
export async function placeUnit(tx: Tx, { personId, today }: Editor, { id, ...place }: Place & { readonly id: string }): Promise<void> {
  const unit = await unitToChange(tx, { id, version: place.version }, today);
  if (place.parentId !== unit.parentId) await refuseWrongPlace(tx, { id, tree: unit.tree, parentId: place.parentId }, today);
  if (place.category !== unit.category && (await tx.row(belongs, [personId, id, today]))) throw new DomainError('post.own-hands');
  const changes = differences(unit, place);
  if (changes.length === 0) throw new DomainError('organisation.nothing-changed');
  await tx.rows(setPlace, [id, place.parentId, place.ordinal, place.category]);
  await turnUnit(tx, id);
  for (const change of changes) await recordOrganisationEvent(tx, { subject: { kind: 'unit', id }, byPersonId: personId, ...change });
}

function differences(unit: UnitRow, { parentId, ordinal, category }: Place) {
  return [
    ...(parentId === unit.parentId ? [] : [{ record: 'unit.moved', facts: { from: unit.parentId, to: parentId } } as const]),
    ...(ordinal === unit.ordinal ? [] : [{ record: 'unit.reordered', facts: { from: unit.ordinal, to: ordinal } } as const]),
    ...(category === unit.category ? [] : [{ record: 'unit.category-changed', facts: { from: unit.category, to: category } } as const]),
  ];
}

const unitsBelow: Named = {
  name: 'units-at-and-below',
  text: `with recursive down as (select id from units where id = $1 union select u.id from down join units u on u.parent_id = down.id) select id from down`,
};

/** A unit stands in its own tree, below one that is there, and never below itself. */
export async function refuseWrongPlace(tx: Tx, { id, tree, parentId }: Pick<UnitRow, 'id' | 'tree' | 'parentId'>, today: string): Promise<void> {
  if (parentId === null) return;
  const parent = await unitRow(tx, parentId, today);
  if (parent.tree !== tree) throw new DomainError('unit.other-tree', { parent: parent.name });
  refuseClosed(parent, today);
  const below = await tx.rows<{ id: string }>(unitsBelow, [id]);
  if (parentId === id || below.some((unit) => unit.id === parentId)) throw new DomainError('unit.below-itself', { parent: parent.name });
}
