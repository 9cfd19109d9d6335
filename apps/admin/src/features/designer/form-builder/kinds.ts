import type { Field } from '@bihuan/forms';
import { assertNever } from '../../../shared/assert-never.js';
import { t } from './texts.js';

export type Kind = Field['kind'];

interface Group {
  readonly label: string;
  readonly kinds: readonly Kind[];
}

/** The palette, in the order people look for things. */
export const groups: readonly Group[] = [
  { label: t('groupText'), kinds: ['text', 'long-text', 'rich-text', 'serial', 'document-number', 'static'] },
  { label: t('groupNumber'), kinds: ['integer', 'decimal', 'score', 'rating', 'formula'] },
  { label: t('groupDate'), kinds: ['date', 'month', 'year', 'date-time'] },
  { label: t('groupChoice'), kinds: ['choice', 'choices', 'yes-no', 'checklist'] },
  { label: t('groupPeople'), kinds: ['person', 'persons', 'unit', 'units', 'roster'] },
  { label: t('groupTable'), kinds: ['table', 'matrix', 'files', 'references', 'signature'] },
];

export const allKinds: readonly Kind[] = groups.flatMap(({ kinds }) => kinds);
export const kindWord = (kind: Kind): string => t(kind);

/** Kinds whose name, or what they are for, has the words in it. */
export const kindsLike = (words: string): readonly Kind[] => {
  const asked = words.trim();
  return asked === '' ? allKinds : allKinds.filter((kind) => `${t(kind)} ${t(`${kind}-about`)}`.includes(asked));
};

/** Where nothing else is said: what a new field of the kind begins with, ready to be filled in. */
export function newField(kind: Kind, fresh: () => string): Field {
  const id = fresh();
  const base = { id, key: id, label: t(kind) };
  const lines = (one: string, two: string) => [
    { value: fresh(), label: one },
    { value: fresh(), label: two },
  ];
  switch (kind) {
    case 'choice':
    case 'choices':
      return { ...base, kind, options: lines(t('firstOption'), t('secondOption')) };
    case 'checklist':
      return { ...base, kind, options: lines(t('newTick', { n: 1 }), t('newTick', { n: 2 })) };
    case 'decimal':
      return { ...base, kind, scale: 2 };
    case 'score':
      return { ...base, kind, maximum: 100 };
    case 'references':
      return { ...base, kind, of: [] };
    case 'serial':
      return { ...base, kind, yearly: true, digits: 4 };
    case 'formula':
      return { ...base, kind, of: 0 };
    case 'static':
      return { ...base, kind, text: t('newStatic') };
    case 'matrix':
      return { ...base, kind, rows: lines(t('firstRow'), t('secondRow')), columns: lines(t('firstColumn'), t('secondColumn')), cell: 'tick' };
    case 'table': {
      const column = fresh();
      return {
        ...base,
        kind,
        columns: { [column]: { id: column, key: column, kind: 'long-text', label: t('newColumn') } },
        columnOrder: [column],
        addLabel: t('addRow'),
      };
    }
    case 'text':
    case 'long-text':
    case 'rich-text':
    case 'signature':
    case 'document-number':
    case 'integer':
    case 'rating':
    case 'date':
    case 'month':
    case 'year':
    case 'date-time':
    case 'yes-no':
    case 'person':
    case 'persons':
    case 'unit':
    case 'units':
    case 'roster':
    case 'files':
      return { ...base, kind };
    default:
      return assertNever(kind);
  }
}
