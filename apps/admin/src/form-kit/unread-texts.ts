import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { columnsOf, fieldsOf } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition, Issue } from '@bihuan/forms';
import { pointerOf } from './context.js';
import { rowsOf, tablesOf } from './first-data.js';
import { t } from './texts.js';
import type { ValuePlace } from './value-place.js';

/** What stands in a field and cannot be read as what the field asks for: on the screen alone, never in the data. */
export interface UnreadText {
  readonly place: ValuePlace;
  readonly flaw: string;
}

/** The texts of one form that cannot be read, told by the fields they stand in while those are drawn. */
export class UnreadTexts {
  private readonly told = new Map<object, readonly UnreadText[]>();
  private all: readonly UnreadText[] = [];
  private readonly listeners = new Set<() => void>();

  readonly tell = (who: object, texts: readonly UnreadText[]): void => {
    if (texts.length === 0 && !this.told.has(who)) return;
    if (texts.length === 0) this.told.delete(who);
    else this.told.set(who, texts);
    this.all = [...this.told.values()].flat();
    for (const listener of this.listeners) listener();
  };
  readonly snapshot = (): readonly UnreadText[] => this.all;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** As errors at the places where the rows stand now. */
  readonly issuesIn = (definition: FormDefinition, data: Filled): readonly Issue[] => this.all.flatMap((text) => issueIn(definition, data, text));
}

function issueIn(definition: FormDefinition, data: Filled, { place: { key, row }, flaw }: UnreadText): readonly Issue[] {
  const table = row && tablesOf(definition).find((one) => one.key === row.table);
  const at = table ? rowsOf(data, table).findIndex(({ rowId }) => rowId === row.rowId) : -1;
  if (row && at < 0) return [];
  const label = (table ? columnsOf(table) : fieldsOf(definition)).find((field) => field.key === key)?.label ?? '';
  const pointer = pointerOf(row ? [row.table, at, key] : [key]);
  return [{ pointer, code: 'form.unread', severity: 'error', message: t('unreadAt', { row: row ? t('rowAt', { row: at + 1 }) : '', label, flaw }) }];
}

const Context = createContext<UnreadTexts | null>(null);
export const UnreadProvider = Context.Provider;

/** Of a form that is handed in: what in it cannot be read, drawn again when that changes. */
export const useUnreadTexts = (): UnreadTexts => {
  const [texts] = useState(() => new UnreadTexts());
  useSyncExternalStore(texts.subscribe, texts.snapshot);
  return texts;
};

/** Tells the form, while the caller is drawn, what in its fields cannot be read; the very same list as long as it says the same. */
export const useTellUnread = (texts: readonly UnreadText[]): void => {
  const form = useContext(Context);
  const [who] = useState(() => ({}));
  useEffect(() => form?.tell(who, texts), [form, who, texts]);
  useEffect(() => () => form?.tell(who, []), [form, who]);
};
