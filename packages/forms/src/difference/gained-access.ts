import type { AccessPlace, FieldRight, RowOperation } from '../access/form-access.js';
import { rightsAt } from '../access/rights.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FieldId, FormDefinition } from '../definition.js';
import { equalJson } from '../changes/index.js';

/** What somebody could not see or write before, and can now; by the labels of fields, columns and doings with rows. */
export interface GainedAccess {
  readonly place: AccessPlace;
  readonly see: readonly string[];
  readonly write: readonly string[];
}

export const accessDiffers = (before: FormDefinition, after: FormDefinition): boolean => !equalJson(before.access, after.access);

/** Place by place. A field is the same one as long as its id is, wherever it was moved; one that is new was kept from nobody. */
export function gainedAccess(before: FormDefinition, after: FormDefinition): readonly GainedAccess[] {
  return placesOf(before, after).flatMap((place): readonly GainedAccess[] => {
    const [were, are] = [partsAt(before, place), partsAt(after, place)];
    const common = [...are].flatMap(([id, is]) => {
      const was = were.get(id);
      return was ? [{ was, is }] : [];
    });
    const see = common.filter(({ was, is }) => SIGHT.indexOf(was.right) < SIGHT.indexOf(is.right) && was.right !== 'read').map(({ is }) => is.label);
    const write = common.flatMap(({ was, is }) => [
      ...(is.rows === undefined && was.right !== 'write' && is.right === 'write' ? [is.label] : []),
      ...(is.rows ?? []).filter((one) => !was.rows?.includes(one)).map((one) => `${is.label}${ROWS[one]}`),
    ]);
    return see.length + write.length === 0 ? [] : [{ place, see, write }];
  });
}

/** Who may write what he could read already sees no more of it. */
const SIGHT: readonly FieldRight[] = ['hidden', 'masked', 'read', 'write'];

const ROWS: Readonly<Record<RowOperation, string>> = { add: '：增加行', delete: '：删去行', reorder: '：调整行的顺序' };

interface Part {
  readonly label: string;
  readonly right: FieldRight;
  /** Of a table only; its cells are told of by its columns. */
  readonly rows?: readonly RowOperation[];
}

function placesOf(before: FormDefinition, after: FormDefinition): readonly AccessPlace[] {
  const steps = new Set([before, after].flatMap(({ access }) => Object.keys(access?.steps ?? {})));
  return [{ type: 'filling' }, ...[...steps].map((step): AccessPlace => ({ type: 'step', step })), { type: 'others' }];
}

function partsAt(definition: FormDefinition, place: AccessPlace): ReadonlyMap<FieldId, Part> {
  const rights = rightsAt(definition, place);
  return new Map(
    fieldsOf(definition).flatMap((field): readonly (readonly [FieldId, Part])[] => {
      const right = rights.fields[field.id] ?? 'hidden';
      if (field.kind !== 'table') return [[field.id, { label: field.label, right }]];
      const own = rights.tables[field.id];
      return [
        [field.id, { label: field.label, right, rows: own?.rows ?? [] }],
        ...columnsOf(field).map(({ id, label }) => [id, { label, right: own?.columns[id] ?? 'hidden' }] as const),
      ];
    }),
  );
}
