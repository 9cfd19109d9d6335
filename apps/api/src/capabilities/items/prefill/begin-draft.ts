import { begunData, columnsOf, fieldsOf, isAnswer, newRow, rowsFrom, sourceKey } from '@bihuan/forms';
import type { AnswerPrefill, Beginning, FormData, FormDefinition, PrefilledPlaces, Rights, Row, TableField } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { derivedId } from '../../../kernel/ids/derived-id.js';
import type { Readings } from '../facts/readings.js';
import type { ItemRow } from '../item-row.js';
import { knownOf, prefillsOf } from './known-of.js';
import type { Beginner } from './known-of.js';
import { lastYearOf } from './last-year.js';
import { parentAnswer } from './linked-record.js';
import type { RecordFound } from './record-sources.js';

export interface ToBegin {
  readonly item: ItemRow;
  /** As whoever begins sees it, and what of it he may write. */
  readonly definition: FormDefinition;
  readonly rights: Rights;
  readonly beginner: Beginner;
}

/** What a draft begins with, and where what nobody typed came from. */
export interface BegunDraft {
  readonly data: FormData;
  readonly prefilled: PrefilledPlaces;
}

/** Rows of an earlier answer that may be picked for a table. */
export interface RowsOffered {
  readonly table: string;
  readonly words: string;
  readonly rows: readonly Row[];
}

/**
 * Works out what a form begins with for one who fills it in. Asked twice it answers the same, rows by their ids too, as long as nothing
 * changed where it looks: a page may show it before anybody saves it.
 */
export async function beginDraft(tx: Tx, readings: Readings, beginning: ToBegin): Promise<BegunDraft> {
  const { sources, ...rest } = await beginningOf(tx, readings, beginning);
  const { data, brought } = begunData(beginning.definition, { sources, ...rest });
  return {
    data,
    prefilled: Object.fromEntries(brought.map(({ place, source }) => [place, { words: source === null ? FROM_RECORDS : (sources[source]?.words ?? '') }])),
  };
}

const FROM_RECORDS = '人员和单位资料';

/** Rows of last year's tables, whether they came by themselves or not. */
export async function offeredRows(tx: Tx, readings: Readings, toBegin: ToBegin): Promise<readonly RowsOffered[]> {
  const tables = fieldsOf(toBegin.definition).filter((field): field is TableField => field.kind === 'table' && isFromLastYear(field.prefill));
  if (tables.length === 0) return [];
  const beginning = await beginningOf(tx, readings, toBegin);
  return tables.flatMap((table) => {
    const { prefill } = table;
    if (!isAnswer(prefill)) return [];
    const rows = rowsFrom(toBegin.definition, table, { prefill, beginning });
    return rows.length === 0 ? [] : [{ table: table.key, words: beginning.sources[sourceKey(prefill)]?.words ?? '', rows }];
  });
}

const isFromLastYear = (prefill: TableField['prefill']): boolean => isAnswer(prefill) && prefill.from === 'last-year';

/** What new rows of a page begin with where that is a fact: by the ids of columns. */
export async function columnFacts(tx: Tx, readings: Readings, { item, definition, beginner }: Omit<ToBegin, 'rights'>): Promise<FormData> {
  const tables = fieldsOf(definition).filter(
    (field): field is TableField => field.kind === 'table' && columnsOf(field).some(({ prefill }) => prefill !== undefined),
  );
  if (tables.length === 0) return {};
  const known = await knownOf(tx, readings.records, { item, definition, beginner });
  const begun = tables.flatMap((table) => {
    const row = newRow(definition, table.id, '', known);
    return columnsOf(table).flatMap(({ id, key, prefill }) => (prefill === undefined || row[key] === null ? [] : [[id, row[key]] as const]));
  });
  return Object.fromEntries(begun);
}

interface Sources extends Omit<Beginning, 'sources'> {
  readonly sources: Readonly<Record<string, RecordFound | undefined>>;
}

async function beginningOf(tx: Tx, readings: Readings, { item, definition, rights, beginner }: ToBegin): Promise<Sources> {
  const sources: Record<string, RecordFound | undefined> = {};
  for (const prefill of prefillsOf(definition).filter(isAnswer)) {
    const key = sourceKey(prefill);
    if (!Object.hasOwn(sources, key)) sources[key] = (await recordOf(tx, readings, prefill, { item, definition, beginner })) ?? undefined;
  }
  return {
    known: await knownOf(tx, readings.records, { item, definition, beginner }),
    sources,
    rights,
    rowId: (table, row) => derivedId(item.id, 'prefill', table, row),
  };
}

function recordOf(tx: Tx, { records }: Readings, prefill: AnswerPrefill, { item, definition, beginner }: Omit<ToBegin, 'rights'>): Promise<RecordFound | null> {
  if (prefill.from === 'last-year') return lastYearOf(tx, records, { item, form: prefill.form ?? definition.key, beginner });
  return prefill.record === 'register' ? records.register(tx, item, beginner.personId) : parentAnswer(tx, { item, form: prefill.form ?? '', beginner });
}
