import { withoutResults, writablePart } from '@bihuan/forms';
import type { FormData, FormDefinition, Rights } from '@bihuan/forms';
import type { Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { formByVersion, lifecycleMachine } from '../../definitions/index.js';
import { FieldSight } from '../field-access/field-sight.js';
import type { Readings } from '../facts/readings.js';
import type { ItemRow } from '../item-row.js';
import { newestData } from '../field-access/newest-data.js';
import { marksInForce, rightsOfFiller } from '../marking/marks-in-force.js';
import type { AllowedAction } from '../path.contract.js';
import { beginDraft, columnFacts, offeredRows } from '../prefill/begin-draft.js';
import type { BegunDraft, RowsOffered, ToBegin } from '../prefill/begin-draft.js';
import { allowedActionsOf } from '../views/allowed-actions.js';
import { formsSeen, startOf } from '../views/forms-view.js';
import type { FormSeen } from '../views/forms-view.js';

export interface Filler {
  readonly personId: string;
  readonly today: string;
}

/** The form an item is filled in with, as whoever fills it in now may write it. */
export interface Filling {
  readonly machine: Machine;
  readonly definition: FormDefinition;
  readonly rights: Rights;
  /** What stands there now. */
  readonly last: FormData;
  /** What a draft begins with: what was handed in last, or what the form itself begins with and where that came from. */
  begin(): Promise<BegunDraft>;
  /** What new rows begin with on its page. */
  columnFacts(): Promise<FormData>;
  /** Rows of an earlier answer; none where it was handed in once. */
  offered(): Promise<readonly RowsOffered[]>;
  /** What a page shows of a draft: with what its writer may only read. */
  shown(draft: FormData): FormData;
}

/** Whether its own form is filled in now by whoever these actions are offered to. A draft is for nobody else: what it says was not handed in. */
export const isFilledIn = ({ mainForm }: ItemRow, actions: readonly AllowedAction[]): boolean =>
  mainForm !== null && actions.some(({ form, refusedBecause }) => form === mainForm && refusedBecause === null);

/** Refuses whoever does not fill it in now. */
export async function fillingOf(tx: Tx, readings: Readings, { item, filler }: { readonly item: ItemRow; readonly filler: Filler }): Promise<Filling> {
  const { personId, today } = filler;
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const actions = await allowedActionsOf(tx, readings, { machine, item, personId });
  const form = item.mainForm;
  if (form === null || !isFilledIn(item, actions)) throw new DomainError('draft.not-yours');
  const versionId = item.pins[form] ?? '';
  const definition = await formByVersion(tx, versionId);
  const marked = await marksInForce(tx, machine, item);
  const seen = (await formsSeen({ item, sight: new FieldSight(tx, personId, [item.id]), actions, marked }, { [form]: { versionId, definition } }))[form];
  if (!seen) throw new DomainError('draft.not-yours');
  const last = await newestData(tx, item.id, form);
  const rights = rightsOfFiller(definition, marked);
  const begin: ToBegin = { item, definition: seen.definition, rights, beginner: { personId, today } };
  return {
    machine,
    definition,
    rights,
    last: last ?? {},
    begin: async () => {
      const { data, prefilled } = last ? { data: last, prefilled: {} } : await beginDraft(tx, readings, begin);
      return { data: definition.access || rights.only ? writablePart(definition, rights, data) : withoutResults(definition, data), prefilled };
    },
    columnFacts: () => columnFacts(tx, readings, begin),
    offered: async () => (last ? [] : offeredRows(tx, readings, begin)),
    shown: (draft) => shownOf(seen, last ?? {}, draft),
  };
}

const shownOf = (seen: FormSeen, last: FormData, draft: FormData): FormData => startOf(seen, { last, draft });
