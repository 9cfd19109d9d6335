import { fieldsOf, hasValue } from '@bihuan/forms';
import type { Field, FormData as Filled, FormDefinition } from '@bihuan/forms';
import type { CandidateRow } from '../../api/types.js';

/** A candidate's place on the page: two lists may use the same row id. */
export const candidateKey = (row: Pick<CandidateRow, 'submissionId' | 'rowId'>): string => `${row.submissionId}/${row.rowId}`;

/** What stands in the bulk fields goes to every ticked row; a bulk field left empty changes nothing. */
export const applyToAll = (entries: ReadonlyMap<string, Filled>, picked: ReadonlySet<string>, bulk: Filled): Map<string, Filled> => {
  const given = Object.fromEntries(Object.entries(bulk).filter(([, value]) => !isEmpty(value)));
  const next = new Map(entries);
  for (const key of picked) next.set(key, { ...next.get(key), ...given });
  return next;
};

export const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Fields of the entry form in their order, those that carry a value. */
export const entryFields = (form: FormDefinition): Field[] => fieldsOf(form).filter((field) => hasValue(field) && field.kind !== 'table');
