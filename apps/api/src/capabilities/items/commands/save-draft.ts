import { blocks, withoutResults, writablePart } from '@bihuan/forms';
import type { FormData } from '@bihuan/forms';
import type { Machine } from '@bihuan/workflows';
import { Inject, Injectable } from '@nestjs/common';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { formByVersion, lifecycleMachine } from '../../definitions/index.js';
import { asWritten, issuesOf } from '../apply/as-written.js';
import { Readings } from '../facts/readings.js';
import { lockItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';
import { allowedActionsOf } from '../views/allowed-actions.js';
import { claimDrafted } from '../drafts/claim-drafted.js';
import { changedElsewhere, submittedMeanwhile } from '../drafts/refuse-late.js';
import type { Other } from '../drafts/refuse-late.js';
import { momentText } from '../views/moment-text.js';

export interface DraftToSave {
  readonly personId: string;
  readonly data: FormData;
  /** Revision the page began from; 0 where there was no draft. */
  readonly revision: number;
  /** How often the item was handed in when the page began. */
  readonly submissions: number;
}

/**
 * Keeps the whole of a draft at once, for whoever has no page that knows its places: writes no history, never overwrites what somebody else saved meanwhile and never brings back
 * what was handed in. Under the item's lock, so that a save that races the handing in comes before it or is refused.
 */
@Injectable()
export class SaveDraft {
  constructor(@Inject(Readings) private readonly readings: Readings) {}

  async execute(tx: Tx, itemId: string, draft: DraftToSave): Promise<{ revision: number; savedAtText: string }> {
    const time = await clockOf(tx);
    const item = await readable(tx, itemId, { personId: draft.personId, today: time.today });
    // Handed in meanwhile is told before «not yours now», which is its consequence.
    if (draft.submissions !== item.submissions) throw await submittedMeanwhile(tx, item, time.zone);
    const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
    await this.refuseNotFillable(tx, item, { machine, personId: draft.personId });
    const data = await checked(tx, item, { machine, draft });
    const saved = await keep(tx, item, { draft: { ...draft, data }, at: time.at });
    if (!saved) throw await conflict(tx, item, time.zone);
    tx.announce({ itemId: item.id, people: [] });
    return { revision: saved.revision, savedAtText: momentText(time.at, time.zone) };
  }

  private async refuseNotFillable(tx: Tx, item: ItemRow, { machine, personId }: { machine: Machine; personId: string }): Promise<void> {
    const actions = await allowedActionsOf(tx, this.readings, { machine, item, personId });
    const mayFill = item.mainForm !== null && actions.some(({ form, refusedBecause }) => form === item.mainForm && refusedBecause === null);
    if (!mayFill) throw new DomainError('draft.not-yours');
  }
}

async function readable(tx: Tx, itemId: string, { personId, today }: { personId: string; today: string }): Promise<ItemRow> {
  const item = await lockItem(tx, itemId);
  if (!item || !(await isReadable(tx, item, await readerOf(tx, personId, today)))) throw new DomainError('item.unknown');
  return item;
}

const insert = {
  name: 'insert-draft',
  text: `insert into drafts (tenant_id, item_id, form_key, data, saved_by, saved_at, revision) values ($1, $2, $3, $4, $5, $6, 1)
         on conflict do nothing returning revision`,
};
const replace = {
  name: 'replace-draft',
  text: `update drafts set data = $4, saved_by = $5, saved_at = $6, revision = revision + 1
         where tenant_id = $1 and item_id = $2 and form_key = $3 and revision = $7 returning revision`,
};

/** The first save inserts; a later one must have seen the revision it replaces. */
function keep(tx: Tx, item: ItemRow, { draft, at }: { draft: DraftToSave; at: string }): Promise<{ revision: number } | null> {
  const values = [tx.tenantId, item.id, item.mainForm, JSON.stringify(draft.data), draft.personId, at];
  return draft.revision === 0 ? tx.row(insert, values) : tx.row(replace, [...values, draft.revision]);
}

/** A draft may be unfinished, but not of another shape than the form, and holds nothing its author may not write. */
async function checked(
  tx: Tx,
  item: ItemRow,
  { machine, draft: { data, personId } }: { machine: Machine; draft: Pick<DraftToSave, 'data' | 'personId'> },
): Promise<FormData> {
  const definition = await formByVersion(tx, item.pins[item.mainForm ?? ''] ?? '');
  const written = await asWritten(tx, { machine, item, definition, data });
  const issues = issuesOf(definition, written, { draft: true });
  if (blocks([...issues])) throw new DomainError('item.form-invalid', { count: issues.length }, issues);
  await claimDrafted(tx, { itemId: item.id, personId, definition }, { before: [], after: [data] });
  // What its author may not write stays where it is: a draft holds what was typed alone.
  return written.over ? writablePart(definition, written.over.rights, data) : withoutResults(definition, data);
}

async function conflict(tx: Tx, item: ItemRow, zone: string): Promise<DomainError> {
  const other = await tx.row<Other>(
    `select saved_by as by, revision, to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from drafts where item_id = $1 and form_key = $2`,
    [item.id, item.mainForm],
  );
  return changedElsewhere(tx, other, { did: '保存', zone });
}
