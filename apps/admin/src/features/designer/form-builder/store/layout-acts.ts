import {
  columnShares,
  groupsOf,
  sectionById,
  sectionFrom,
  sectionRemovalOf,
  spanOf,
  spanSet,
  SPAN_WORDS,
  tableById,
  widthSet,
  type FieldPlace,
  type FieldSpan,
  type FormCommand,
  type FormDefinition,
} from '@bihuan/forms';
import { stem } from '../../chain/new-node.js';
import { t } from '../texts.js';

/** What can be done to how a form stands: its sections, widths of fields and of columns. */
export interface LayoutActs {
  /** A new section after another one, before all others, or at a field with whatever follows it. */
  readonly addSection: (at: SectionPlace) => void;
  readonly removeSection: (section: string) => void;
  readonly shiftSection: (section: string, step: 1 | -1) => void;
  readonly setSpan: (field: string, span: FieldSpan) => void;
  /** One step wider or narrower, whether fields or a column. */
  readonly widen: (places: readonly FieldPlace[], step: 1 | -1) => void;
  /** Gives a column so many hundredths of its table, taken from or left to its neighbour. */
  readonly resize: (place: FieldPlace, by: number) => void;
}

export type SectionPlace = { readonly type: 'end' } | { readonly type: 'field'; readonly field: string };

/** From a quarter of the row to all of it. */
export const SPANS: readonly FieldSpan[] = [3, 4, 6, 8, 9, 12];
const STEP = 4;
const LEAST = 5;

interface Hands {
  readonly form: () => FormDefinition | undefined;
  /** Does it and says so. */
  readonly send: (command: FormCommand, said: string) => void;
  readonly say: (text: string) => void;
}

export function layoutActs({ form, send, say }: Hands): LayoutActs {
  const resize = (place: FieldPlace, by: number): void => {
    const [now, table] = [form(), tableById(form() ?? nothing, place.table)];
    const shares = now && table && sharesAfter(columnShares(now, table), { columns: table.columnOrder, column: place.field, by });
    if (!shares || !table) return;
    const commands = Object.entries(shares).map(([column, share]) => widthSet(table.id, column, share));
    send({ type: 'all', commands }, t('saidWidth', { label: table.columns[place.field]?.label ?? '', count: shares[place.field] ?? 0 }));
  };
  const setSpan = (field: string, span: FieldSpan): void => {
    const now = form();
    if (now && spanOf(now, field) !== span) send(spanSet(field, span), t('saidSpan', { label: now.fields[field]?.label ?? '', span: SPAN_WORDS[span] }));
  };
  return {
    resize,
    setSpan,
    addSection: (at) => {
      const now = form();
      if (!now) return;
      const section = { id: stem('s'), title: t('newSection') };
      const last = now.layout?.sections?.at(-1);
      const insert: FormCommand = { type: 'insert-section', section, ...(last ? { after: last.id } : {}) };
      send(at.type === 'end' ? insert : sectionFrom(now, at.field, section), t('saidSection'));
      focusSection(section.id);
    },
    removeSection: (section) => {
      const now = form();
      const title = now && sectionById(now, section)?.title;
      if (now && title !== undefined) send(sectionRemovalOf(now, section), t('saidSectionRemoved', { title }));
    },
    shiftSection: (section, step) => {
      const ids = (form()?.layout?.sections ?? []).map(({ id }) => id);
      const at = ids.indexOf(section);
      if (at + step < 0 || at + step >= ids.length) return say(t(step === -1 ? 'saidFirst' : 'saidLast'));
      const after = step === 1 ? ids[at + 1] : ids[at - 2];
      send({ type: 'move-section', section, ...(after === undefined ? {} : { after }) }, t('saidSectionMoved'));
    },
    widen: (places, step) => {
      const now = form();
      const [place] = places;
      if (!now || !place) return;
      if (places.length === 1 && place.table !== undefined) return resize(place, step * STEP);
      const wider = places.flatMap(({ field, table }) => {
        const span = table === undefined && now.fields[field]?.kind !== 'table' ? SPANS[SPANS.indexOf(spanOf(now, field)) + step] : undefined;
        return span === undefined ? [] : [{ field, span }];
      });
      const [one] = wider;
      if (one && wider.length === 1) return setSpan(one.field, one.span);
      if (one) return send({ type: 'all', commands: wider.map(({ field, span }) => spanSet(field, span)) }, t('saidSpans', { count: wider.length }));
      say(t(places.every(({ field }) => now.fields[field]?.kind === 'table') ? 'tableIsWide' : 'saidSpanEnd'));
    },
  };
}

const nothing: FormDefinition = { format: 1, key: '', title: '', minutes: 0, fields: {}, order: [] };

interface Resized {
  readonly columns: readonly string[];
  readonly column: string;
  readonly by: number;
}

/** All shares in whole hundredths once one of them has grown at the cost of its neighbour; nothing where it has none. */
export function sharesAfter(shares: Readonly<Record<string, number>>, { columns, column, by }: Resized): Readonly<Record<string, number>> | null {
  const at = columns.indexOf(column);
  const other = columns[at + 1] ?? columns[at - 1];
  if (at === -1 || other === undefined) return null;
  const [wide, beside] = [shares[column] ?? 0, shares[other] ?? 0];
  const change = Math.max(LEAST - wide, Math.min(by, beside - LEAST));
  const next: Readonly<Record<string, number>> = { ...shares, [column]: wide + change, [other]: beside - change };
  return Object.fromEntries(columns.map((id) => [id, Math.max(1, Math.round(next[id] ?? 0))]));
}

/** Its name is typed at once, over the one it has for the beginning. */
const focusSection = (section: string): void => {
  requestAnimationFrame(() => {
    const input = document.getElementById(`section-${section}`)?.querySelector('input');
    input?.focus();
    input?.select();
  });
};

/** The section a field stands in, for the list of them; nothing before the first. */
export const groupOf = (form: FormDefinition, field: string) => groupsOf(form).find(({ fields }) => fields.includes(field));
