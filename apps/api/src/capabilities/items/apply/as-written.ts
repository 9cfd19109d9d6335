import { definitionFor, isWritableAt, rightsAt, validate, workedOut, writtenOver, dataFor } from '@bihuan/forms';
import type { FormData, FormDefinition, Issue } from '@bihuan/forms';
import type { Tx } from '../../../kernel/database/tx.js';
import { newestData } from '../field-access/newest-data.js';

/** What somebody fills in and hands in, laid over what he may not write. */
export interface AsWritten {
  readonly data: FormData;
  readonly issues: readonly Issue[];
}

export interface Sent {
  readonly itemId: string;
  readonly definition: FormDefinition;
  readonly data: FormData;
}

/** The data as they will stand once handed in, with everything the form works out. A form that says nothing of rights is taken as it was sent. */
export async function asWritten(tx: Tx, { itemId, definition, data }: Sent): Promise<AsWritten> {
  if (!definition.access) return { data: workedOut(definition, data), issues: [] };
  const written = writtenOver({ definition, rights: rightsAt(definition, { type: 'filling' }), current: (await newestData(tx, itemId, definition.key)) ?? {} }, data);
  return { ...written, data: workedOut(definition, written.data) };
}

/** All that is wrong with it in the eyes of whoever fills it in: what he does not see says nothing. */
export function issuesOf(definition: FormDefinition, { data, issues }: AsWritten, options: { readonly today?: string; readonly draft?: boolean }): readonly Issue[] {
  if (!definition.access) return validate(definition, data, options);
  const rights = rightsAt(definition, { type: 'filling' });
  // What others are to write does not hold up whoever cannot.
  const found = validate(definitionFor(definition, rights), dataFor(definition, rights, data), options).filter((issue) => issue.severity !== 'error' || isWritableAt(definition, rights, issue));
  return [...issues, ...found];
}
