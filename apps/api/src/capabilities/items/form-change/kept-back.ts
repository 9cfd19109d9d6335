import { columnsOf, destinationOf, fieldsOf, isKeptBack, rightOfColumn, rightOfField, rightsAt } from '@bihuan/forms';
import type { AccessPlace, AffectedField, FormDefinition } from '@bihuan/forms';
import type { Chain } from './chain.js';

/** Fields whose answers somebody at a place may not plainly read, in the version they were given in or in one they were carried over since. */
export function keptBackAlong({ plans }: Chain, place: AccessPlace): ReadonlySet<AffectedField> {
  const back = new Set<string>();
  const found = new Set<AffectedField>();
  for (const { before, affected } of plans) {
    for (const at of keptBackIn(before, place)) back.add(at);
    for (const one of affected) {
      const at = placeOf(one);
      if (!back.has(at) && ![...back].some((other) => other.startsWith(`${at}/`))) continue;
      found.add(one);
      // What is moved takes that along.
      const to = destinationOf(one);
      if (to) back.add(placeOf({ was: to, ...(one.table ? { table: one.table } : {}) }));
    }
  }
  return found;
}

const placeOf = ({ was, table }: Pick<AffectedField, 'was' | 'table'>): string => (table ? `${table.id}/${was.id}` : was.id);

function keptBackIn(definition: FormDefinition, place: AccessPlace): readonly string[] {
  const rights = rightsAt(definition, place);
  return fieldsOf(definition).flatMap((field) => [
    ...(isKeptBack(rightOfField(rights, field.id)) ? [field.id] : []),
    ...(field.kind === 'table' ? columnsOf(field).flatMap(({ id }) => (isKeptBack(rightOfColumn(rights, field.id, id)) ? [`${field.id}/${id}`] : [])) : []),
  ]);
}
