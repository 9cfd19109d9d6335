import { useState } from 'react';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import type { CandidateRow } from '../../api/types.js';
import { checkForm } from '../../form-kit/index.js';
import { applyToAll, candidateKey, entryFields, isEmpty } from './entry-values.js';

const nothing: Filled = {};

/** Which rows are ticked and what each of them is given. */
export const useEntries = (rows: readonly CandidateRow[], form: FormDefinition, today: string) => {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [entries, setEntries] = useState<ReadonlyMap<string, Filled>>(new Map());
  const dataOf = (row: CandidateRow): Filled => entries.get(candidateKey(row)) ?? nothing;
  const chosen = rows.filter((row) => picked.has(candidateKey(row)));

  /** Labels a ticked row still lacks, and whatever else the form finds wrong. */
  const missingOf = (row: CandidateRow): string[] => {
    const data = dataOf(row);
    const wrong = checkForm(form, data, today).filter((issue) => issue.severity === 'error');
    const lacking = entryFields(form).filter((field) => isEmpty(data[field.key]) && wrong.some((issue) => issue.pointer === `/${field.key}`));
    const labels = lacking.map((field) => field.label);
    return [...labels, ...wrong.filter((issue) => !lacking.some((field) => issue.pointer === `/${field.key}`)).map((issue) => issue.message)];
  };

  const toggle = (keys: readonly string[], on: boolean) => setPicked((now) => new Set(on ? [...now, ...keys] : [...now].filter((key) => !keys.includes(key))));

  return {
    picked,
    chosen,
    dataOf,
    missingOf,
    toggle,
    applyBulk: (bulk: Filled) => setEntries(applyToAll(entries, picked, bulk)),
    setRow: (row: CandidateRow, data: Filled) => setEntries(new Map(entries).set(candidateKey(row), data)),
    reset: () => {
      setPicked(new Set());
      setEntries(new Map());
    },
  };
};

export type Entries = ReturnType<typeof useEntries>;
