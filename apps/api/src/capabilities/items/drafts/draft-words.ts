import { columnsOf, fieldsOf } from '@bihuan/forms';
import type { Draft, FormData, FormDefinition, Saving } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import { momentText } from '../views/moment-text.js';
import type { AsideView, FreshDraftView } from './draft.contract.js';

interface Telling {
  readonly definition: FormDefinition;
  readonly draft: Draft;
  readonly personId: string;
  readonly zone: string;
}

/** Everything set aside, in words, what waits for a choice first. */
export async function asidesInWords(tx: Tx, { definition, draft, personId, zone }: Telling): Promise<AsideView[]> {
  const people = await peopleIn(tx, draft);
  const written = ({ by, at }: Pick<Saving, 'by' | 'at'>): { by: string; atText: string } => ({
    by: by === personId ? '您' : (people[by]?.name ?? ''),
    atText: momentText(at, zone),
  });
  return draft.asides
    .toSorted((a, b) => Number(b.open) - Number(a.open))
    .map(({ id, type, open, by, at, place, value, after }) => {
      const there = open ? thereNow(draft, place) : undefined;
      return {
        id,
        type,
        open,
        mine: by === personId,
        place,
        label: placeInWords(definition, draft.data, place),
        value: value ?? null,
        after: after ?? null,
        ...written({ by, at }),
        there: there ? written(there) : null,
      };
    });
}

/** Who wrote what stands at a place, or took the row away. */
function thereNow({ marks }: Draft, place: string): Saving | undefined {
  const row = place.split('/').slice(0, 2).join('/');
  const gone = Object.hasOwn(marks.gone, row) ? (marks.gone[row]?.revision ?? 0) : 0;
  const places = Object.entries(marks.places).filter(([at]) => at === row || at === place || (place === row && at.startsWith(`${row}/`)));
  return marks.savings[Math.max(gone, ...places.map(([, revision]) => revision))];
}

/** «第3行“整改措施”»; the row by the number it has now. */
export function placeInWords(definition: FormDefinition, data: FormData, place: string): string {
  const [key = '', rowId, columnKey] = place.split('/');
  if (key === 'nil' && definition.nil) return `“${definition.nil.label}”`;
  const field = fieldsOf(definition).find((one) => one.key === key);
  const whole = `“${field?.label ?? key}”`;
  if (rowId === undefined || field?.kind !== 'table') return whole;
  const rows = data[key];
  const index = Array.isArray(rows) ? rows.findIndex((row: unknown) => typeof row === 'object' && row !== null && Reflect.get(row, 'rowId') === rowId) : -1;
  const row = index < 0 ? `${whole}里已删去的一行` : `第${index + 1}行`;
  const column = columnsOf(field).find((one) => one.key === columnKey);
  return column ? `${row}“${column.label}”` : row;
}

/** Who else wrote where since a revision, rows by number, each once; and how many rows he took away. */
export async function newsSince(
  tx: Tx,
  { definition, draft, personId }: Telling,
  { since, page }: { readonly since: number; readonly page: string },
): Promise<FreshDraftView['news']> {
  const { places, savings, gone } = draft.marks;
  const byOthers = (revision: number): string | undefined => (revision > since && savings[revision]?.page !== page ? savings[revision]?.by : undefined);
  const byWhom = new Map<string, { readonly where: Set<string>; gone: number }>();
  const of = (by: string): { readonly where: Set<string>; gone: number } => {
    const found = byWhom.get(by) ?? { where: new Set<string>(), gone: 0 };
    byWhom.set(by, found);
    return found;
  };
  for (const [place, revision] of Object.entries(places)) {
    const by = byOthers(revision);
    if (by !== undefined) of(by).where.add(newsWords(definition, draft.data, place));
  }
  for (const { revision } of Object.values(gone)) {
    const by = byOthers(revision);
    if (by !== undefined) of(by).gone += 1;
  }
  const { people } = await namesOf(tx, { people: [...byWhom.keys()], units: [] });
  return [...byWhom].map(([by, { where, gone: rows }]) => ({
    by: by === personId ? '您在另一处' : (people[by]?.name ?? ''),
    where: [...where].sort((one, other) => one.localeCompare(other, 'zh', { numeric: true })).slice(0, MOST_PLACES),
    gone: rows,
  }));
}

const MOST_PLACES = 50;

/** A whole row rather than each of its cells. */
function newsWords(definition: FormDefinition, data: FormData, place: string): string {
  const [key = '', row] = place.split('/');
  const table = fieldsOf(definition).find((one) => one.key === key)?.kind === 'table';
  return row === undefined && table ? '行的顺序' : placeInWords(definition, data, row === undefined ? key : `${key}/${row}`);
}

async function peopleIn(tx: Tx, { asides, marks }: Draft): Promise<Readonly<Record<string, { readonly name: string }>>> {
  if (asides.length === 0) return {};
  const ids = [...asides.map(({ by }) => by), ...Object.values(marks.savings).map(({ by }) => by)];
  return (await namesOf(tx, { people: [...new Set(ids)], units: [] })).people;
}
