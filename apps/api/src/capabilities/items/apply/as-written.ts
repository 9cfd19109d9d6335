import { dataFor, definitionFor, isWritableAt, rightsAt, validate, withoutStanding, workedOut, writtenOver } from '@bihuan/forms';
import type { FormData, FormDefinition, Issue, Rights } from '@bihuan/forms';
import type { Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { newestData } from '../field-access/newest-data.js';
import type { ItemRow } from '../item-row.js';
import { marksInForce, rightsOfFiller } from '../marking/marks-in-force.js';

/** What somebody fills in and hands in, laid over what he may not write. */
export interface AsWritten {
  readonly data: FormData;
  readonly issues: readonly Issue[];
  /** What he may write, what stands there now, and what was handed in before, if anything was; null where he writes all of it. */
  readonly over: { readonly rights: Rights; readonly current: FormData; readonly before: FormData | null } | null;
}

export interface Sent {
  readonly machine: Machine;
  readonly item: ItemRow;
  readonly definition: FormDefinition;
  readonly data: FormData;
}

/** The data as they will stand once handed in, with everything the form works out. A form that says nothing of rights and came back as a whole is taken as it was sent. */
export async function asWritten(tx: Tx, { machine, item, definition, data }: Sent): Promise<AsWritten> {
  const marked = await marksInForce(tx, machine, item);
  if (!definition.access && marked?.form !== definition.key) return { data: workedOut(definition, data), issues: [], over: null };
  const before = await newestData(tx, item.id, definition.key);
  const current = before ?? {};
  const rights = rightsOfFiller(definition, marked);
  const written = writtenOver({ definition, rights, current }, data);
  return { ...written, data: workedOut(definition, written.data), over: { rights, current, before } };
}

/** All that is wrong with it in the eyes of whoever fills it in: what he does not see says nothing. */
export function issuesOf(
  definition: FormDefinition,
  { data, issues, over }: AsWritten,
  options: { readonly today?: string; readonly draft?: boolean },
): readonly Issue[] {
  const found = foundIn(definition, data, options);
  // What was wrong before in a place that is locked holds nobody up.
  const own = over?.rights.only
    ? withoutStanding({ definition, rights: over.rights, data: over.current }, found, { after: data, before: foundIn(definition, over.current, options) })
    : found;
  return [...issues, ...own];
}

function foundIn(definition: FormDefinition, data: FormData, options: { readonly today?: string; readonly draft?: boolean }): readonly Issue[] {
  if (!definition.access) return validate(definition, data, options);
  const rights = rightsAt(definition, { type: 'filling' });
  // What others are to write does not hold up whoever cannot.
  return validate(definitionFor(definition, rights), dataFor(definition, rights, data), options).filter(
    (issue) => issue.severity !== 'error' || isWritableAt(definition, rights, issue),
  );
}
