import { equalJson } from '../changes/index.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FieldId, FormDefinition, TableField } from '../definition.js';
import { isGiven, kindOf } from '../fields/registry.js';
import { RICH_MAX_LENGTH } from '../fields/rich-text.js';
import { isMapped, mayBecome } from './convert-value.js';
import type { FieldMigration, FormMigrations } from './form-migrations.js';

/** A field of the version before whose answers do not simply stay what they are. */
export interface AffectedField {
  readonly was: Field;
  readonly table?: TableField;
  /** As it is now; absent where it is gone. */
  readonly is?: Field;
  /** It is gone, of another kind, or holds less than before. */
  readonly why: 'gone' | 'kind' | 'narrower';
  readonly acts: readonly FieldMigration['act'][];
  /** Fields its answers may be moved into. */
  readonly targets: readonly Field[];
  /** What was chosen, or what happens where nothing was. */
  readonly migration: FieldMigration;
  readonly isChosen: boolean;
}

export interface MigrationPlan {
  readonly before: FormDefinition;
  readonly after: FormDefinition;
  readonly affected: readonly AffectedField[];
}

/** What the new version makes of answers given in the one before. `from`: the number of that version, against which choices were made. */
export function planFormMigration(before: FormDefinition, after: FormDefinition, from: number): MigrationPlan {
  const chosen = after.migrations?.from === from ? after.migrations.fields : [];
  const tables = fieldsOf(after).flatMap((is) => {
    const was = fieldById(before, is.id);
    return is.kind === 'table' && was?.kind === 'table' ? among({ were: columnsOf(was), are: columnsOf(is), table: was, chosen }) : [];
  });
  return { before, after, affected: [...among({ were: fieldsOf(before), are: fieldsOf(after), chosen }), ...tables] };
}

interface Among {
  readonly were: readonly Field[];
  readonly are: readonly Field[];
  readonly table?: TableField;
  readonly chosen: FormMigrations['fields'];
}

function among({ were, are, table, chosen }: Among): readonly AffectedField[] {
  return were.filter(holdsAnswers).flatMap((was) => {
    const is = are.find(({ id }) => id === was.id);
    const why = whyAffected(was, is);
    if (why === null) return [];
    const targets = are.filter((one) => one.id !== was.id && !isGiven(one) && mayBecome(was, one));
    const acts: readonly FieldMigration['act'][] = [
      ...(is && mayBecome(was, is) ? (['convert'] as const) : []),
      'keep',
      'hide',
      ...(targets.length > 0 ? (['move'] as const) : []),
    ];
    const at = { field: was.id, ...(table ? { table: table.id } : {}) };
    const own = chosen.find((one) => one.field === was.id && one.table === table?.id && isPossible(one, { acts, targets }));
    const migration = own ?? { ...at, act: acts[0] === 'convert' ? 'convert' : 'keep' };
    return [{ was, ...(table ? { table } : {}), ...(is ? { is } : {}), why, acts, targets, migration, isChosen: own !== undefined }];
  });
}

/** Numbers were given out and stand on paper: what becomes of them is told, too. */
const holdsAnswers = (field: Field): boolean =>
  (!isGiven(field) || field.kind === 'serial') && (field.kind === 'table' || kindOf(field).schema(field) !== undefined);

function isPossible(migration: FieldMigration, { acts, targets }: Pick<AffectedField, 'acts' | 'targets'>): boolean {
  return acts.includes(migration.act) && (migration.act !== 'move' || targets.some(({ id }) => id === migration.to));
}

function whyAffected(was: Field, is: Field | undefined): AffectedField['why'] | null {
  if (!is || (isGiven(is) && is.kind !== was.kind)) return 'gone';
  if (is.kind !== was.kind) return 'kind';
  if (is.kind === 'table' || equalJson(kindOf(was).schema(was), kindOf(is).schema(is))) return isNarrower(was, is) ? 'narrower' : null;
  return 'narrower';
}

/** What the schema does not say: places after the point, how long a text with looks is, whose numbers they may be. */
function isNarrower(was: Field, is: Field): boolean {
  if (was.kind === 'rich-text' && is.kind === 'rich-text') return (was.maxLength ?? RICH_MAX_LENGTH) > (is.maxLength ?? RICH_MAX_LENGTH);
  if (was.kind === 'document-number' && is.kind === 'document-number') return !isWithin(was.organs ?? [], is.organs ?? []);
  return scaleOf(was) > scaleOf(is);
}

/** An empty list lets anything through. */
const isWithin = (were: readonly string[], are: readonly string[]): boolean => are.length === 0 || (were.length > 0 && were.every((one) => are.includes(one)));

const scaleOf = (field: Field): number => ('scale' in field ? (field.scale ?? 0) : 0);

export const fieldById = (definition: FormDefinition, id: FieldId): Field | undefined =>
  Object.hasOwn(definition.fields, id) ? definition.fields[id] : undefined;

/** Where the answers of an affected field go; absent where they are set aside. */
export function destinationOf({ is, targets, migration }: AffectedField): Field | undefined {
  if (migration.act === 'convert') return is;
  return migration.act === 'move' ? targets.find(({ id }) => id === migration.to) : undefined;
}

/** Whether what is found is told apart value by value. */
export const asksForMapping = (affected: AffectedField): boolean => {
  const to = destinationOf(affected);
  return to !== undefined && isMapped(affected.was, to);
};
