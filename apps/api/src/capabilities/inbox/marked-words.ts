import { columnsOf, fieldsOf } from '@bihuan/forms';
import type { FormData, FormDefinition, Marks } from '@bihuan/forms';

/** What alone is to be put right, as one says it in a line. */
export interface MarkedWords {
  readonly count: number;
  /** «第3行、第5行» */
  readonly words: string;
}

const SHOWN = 6;

/** In the order of the form; a row is named once, however many of its cells are marked. Null where none of it stands there any more. */
export function markedWords(definition: FormDefinition, data: FormData, marks: Marks): MarkedWords | null {
  const tables = fieldsOf(definition).filter(({ kind }) => kind === 'table').length;
  const found = fieldsOf(definition).flatMap((field): readonly (readonly [number, string])[] => {
    const own = marks.includes(field.key) ? [[1, `“${field.label}”`] as const] : [];
    if (field.kind !== 'table') return own;
    const table = tables > 1 ? `“${field.label}”` : '';
    const rows = rowIds(data[field.key]).flatMap((row, at) => {
      const places = [`${field.key}/${row}`, ...columnsOf(field).map(({ key }) => `${field.key}/${row}/${key}`)];
      const count = places.filter((place) => marks.includes(place)).length;
      return count === 0 ? [] : [[count, `${table}第${at + 1}行`] as const];
    });
    return [...own, ...rows];
  });
  if (found.length === 0) return null;
  const words = found.map(([, said]) => said);
  return {
    count: found.reduce((sum, [count]) => sum + count, 0),
    words: `${words.slice(0, SHOWN).join('、')}${words.length > SHOWN ? '等' : ''}`,
  };
}

function rowIds(rows: FormData[string]): readonly string[] {
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown) => {
    const id: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'rowId') : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}
