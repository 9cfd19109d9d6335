import { documentNumbersIn, numberTaken, serialText, serialsOf } from '@bihuan/forms';
import type { FormData, FormDefinition, Issue, NumberStanding, SerialField } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { ItemRow } from '../item-row.js';

export interface Numbering {
  readonly item: Pick<ItemRow, 'id' | 'unitId'>;
  readonly definition: FormDefinition;
  /** What was handed in before; null: nothing. */
  readonly before: FormData | null;
  readonly after: FormData;
  readonly today: string;
}

/** A number of a series: of a serial field, or of the documents of an organ. */
interface Numbered {
  readonly series: string;
  readonly year: number;
  readonly number: number;
}

const own: Named = {
  name: 'form-numbers-of-item',
  text: 'select series, year, number from form_numbers where item_id = $1 and form_key = $2',
};
const lock: Named = { name: 'lock-form-numbers', text: `select pg_advisory_xact_lock(hashtextextended('form-numbers/' || $1, 0))` };
const next: Named = {
  name: 'next-form-number',
  text: 'select coalesce(max(number), 0) + 1 as next from form_numbers where form_key = $1 and series = $2 and year = $3',
};
const take: Named = {
  name: 'take-form-number',
  text: `insert into form_numbers (tenant_id, id, form_key, series, year, number, item_id) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict on constraint uq_form_numbers__given_once do nothing returning number`,
};
const leave: Named = {
  name: 'leave-form-number',
  text: 'delete from form_numbers where item_id = $1 and form_key = $2 and series = $3 and year = $4 and number = $5',
};

/**
 * The data with the serial numbers they get now. Whoever asks for the next of a series waits until whoever asked before has kept his or
 * given it back: two get two numbers, and one that is given up leaves no gap.
 */
export async function withSerials(tx: Tx, { item, definition, before, after, today }: Numbering): Promise<FormData> {
  const asked = serialsOf(definition, { before, after });
  if (asked.length === 0) return after;
  const had = await tx.rows<Numbered>(own, [item.id, definition.key]);
  const given: Record<string, string> = {};
  for (const { field, value } of asked) given[field.key] = value ?? (await serialFor(tx, { item, definition, field, had, year: yearOf(today) }));
  return { ...after, ...given };
}

interface Serial extends Pick<Numbering, 'item' | 'definition'> {
  readonly field: SerialField;
  readonly had: readonly Numbered[];
  readonly year: number;
}

async function serialFor(tx: Tx, { item, definition, field, had, year: now }: Serial): Promise<string> {
  const series = seriesOf(field, item.unitId);
  // A number that was out of sight for a while is still its record's.
  const kept = had.find((one) => one.series === series);
  if (kept) return serialText(field, kept);
  const year = field.yearly === true ? now : 0;
  await tx.rows(lock, [`${tx.tenantId}/${definition.key}/${series}/${year}`]);
  const number = (await tx.row<{ next: number }>(next, [definition.key, series, year]))?.next ?? 1;
  await tx.rows(take, [tx.tenantId, uuidV7(), definition.key, series, year, number, item.id]);
  return serialText(field, { year, number });
}

/** Document numbers are codes of organs, which have no colon. */
const seriesOf = ({ id, per }: SerialField, unitId: string): string => (per === 'unit' ? `serial:${id}:${unitId}` : `serial:${id}`);

const yearOf = (today: string): number => Number(today.slice(0, 4));

/** Takes the document numbers that stand in the data and gives back those that no longer do; says which of them another record has. */
export async function claimDocumentNumbers(tx: Tx, { item, definition, after }: Pick<Numbering, 'item' | 'definition' | 'after'>): Promise<readonly Issue[]> {
  const standing = documentNumbersIn(definition, after);
  if (!writesDocumentNumbers(definition)) return [];
  const had = (await tx.rows<Numbered>(own, [item.id, definition.key])).filter(({ series }) => !series.startsWith('serial:'));
  const gone = had.filter((one) => !standing.some((now) => isSame(one, now)));
  for (const { series, year, number } of gone) await tx.rows(leave, [item.id, definition.key, series, year, number]);
  const issues: Issue[] = [];
  for (const [index, one] of standing.entries()) {
    const isTwice = standing.findIndex((other) => other.text === one.text) < index;
    if (isTwice) issues.push(numberTaken(one));
    else if (!had.some((known) => isSame(known, one)) && !(await taken(tx, { item, definition, one }))) issues.push(numberTaken(one));
  }
  return issues;
}

/** Somebody who takes the same at the same moment is waited for. */
async function taken(tx: Tx, { item, definition, one }: Pick<Numbering, 'item' | 'definition'> & { readonly one: NumberStanding }): Promise<boolean> {
  const { organ, year, number } = one;
  return (await tx.row(take, [tx.tenantId, uuidV7(), definition.key, organ, year, number, item.id])) !== null;
}

const isSame = (one: Numbered, { organ, year, number }: NumberStanding): boolean => one.series === organ && one.year === year && one.number === number;

const writesDocumentNumbers = (definition: FormDefinition): boolean =>
  Object.values(definition.fields).some(
    (field) => field.kind === 'document-number' || (field.kind === 'table' && Object.values(field.columns).some(({ kind }) => kind === 'document-number')),
  );
