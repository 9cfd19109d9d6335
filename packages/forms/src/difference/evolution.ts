import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormDefinition } from '../definition.js';

/** What a new version does to answers that were given in the one before. */
export interface Evolved {
  /** Gone; of another kind, or under another name in the data; asked for from now on; an option that is not offered any more. */
  readonly change: 'gone' | 'other' | 'required' | 'option-gone';
  /** Name of the value in the data of the version before; of what is newly asked for, in the new one. */
  readonly key: string;
  /** Name of the table in the data, for a column. */
  readonly table?: string;
  readonly label: string;
  /** The option that is gone. */
  readonly option?: { readonly value: string; readonly label: string };
}

/** Only what may meet answers that are there: a new field that may stay empty meets none. A field is the same one as long as its id is. */
export function evolutionOf(before: FormDefinition, after: FormDefinition): readonly Evolved[] {
  const were = new Map(fieldsOf(before).map((field) => [field.id, field]));
  const are = new Map(fieldsOf(after).map((field) => [field.id, field]));
  const tables = fieldsOf(after).flatMap((field) => {
    const was = were.get(field.id);
    return field.kind === 'table' && was?.kind === 'table'
      ? between({
          were: new Map(columnsOf(was).map((column) => [column.id, column])),
          are: new Map(columnsOf(field).map((column) => [column.id, column])),
          table: was.key,
        })
      : [];
  });
  return [...between({ were, are }), ...tables];
}

type Fields = ReadonlyMap<string, Field>;

function between({ were, are, table }: { readonly were: Fields; readonly are: Fields; readonly table?: string }): readonly Evolved[] {
  const inTable = table === undefined ? {} : { table };
  const old = [...were.values()]
    .filter(({ kind }) => kind !== 'static' && kind !== 'formula')
    .flatMap((was): readonly Evolved[] => {
      const is = are.get(was.id);
      const one = { key: was.key, label: was.label, ...inTable };
      if (!is) return [{ change: 'gone', ...one }];
      return is.kind !== was.kind || is.key !== was.key
        ? [{ change: 'other', ...one }]
        : optionsGone(was, is).map((option) => ({ change: 'option-gone', ...one, option }));
    });
  const asked = [...are.values()].flatMap((is): readonly Evolved[] =>
    is.required === true && is.kind !== 'table' && were.get(is.id)?.required !== true ? [{ change: 'required', key: is.key, label: is.label, ...inTable }] : [],
  );
  return [...old, ...asked];
}

function optionsGone(was: Field, is: Field): readonly { readonly value: string; readonly label: string }[] {
  if (!('options' in was) || !('options' in is)) return [];
  return was.options.filter(({ value }) => !is.options.some((option) => option.value === value)).map(({ value, label }) => ({ value, label }));
}
