import { blocks, validate } from '@bihuan/forms';
import type { FormData } from '@bihuan/forms';
import { Inject, Injectable } from '@nestjs/common';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { formByVersion, lifecycleMachine } from '../../definitions/index.js';
import { namesOf } from '../../people/index.js';
import { Readings } from '../facts/readings.js';
import { readItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';
import { allowedActionsOf } from '../views/allowed-actions.js';
import { momentText } from '../views/moment-text.js';

export interface DraftToSave {
  readonly personId: string;
  readonly data: FormData;
  /** Revision the page began from; 0 where there was no draft. */
  readonly revision: number;
}

/** Autosave: keeps what is typed, writes no history, never overwrites what somebody else saved meanwhile. */
@Injectable()
export class SaveDraft {
  constructor(@Inject(Readings) private readonly readings: Readings) {}

  async execute(tx: Tx, itemId: string, draft: DraftToSave): Promise<{ revision: number; savedAtText: string }> {
    const time = await clockOf(tx);
    const item = await this.fillable(tx, itemId, { personId: draft.personId, today: time.today });
    await refuseHostile(tx, item, draft.data);
    const saved = await tx.row<{ revision: number }>(keep, [tx.tenantId, item.id, item.mainForm, JSON.stringify(draft.data), draft.personId, time.at, draft.revision]);
    if (!saved) throw await conflict(tx, item, time.zone);
    return { revision: saved.revision, savedAtText: momentText(time.at, time.zone) };
  }

  private async fillable(tx: Tx, itemId: string, { personId, today }: { personId: string; today: string }): Promise<ItemRow> {
    const item = await readItem(tx, itemId);
    if (!item || !(await isReadable(tx, item, await readerOf(tx, personId, today)))) throw new DomainError('item.unknown');
    const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
    const actions = await allowedActionsOf(tx, this.readings, { machine, item, personId });
    const mayFill = item.mainForm !== null && actions.some(({ form, refusedBecause }) => form === item.mainForm && refusedBecause === null);
    if (!mayFill) throw new DomainError('draft.not-yours');
    return item;
  }
}

// The first save inserts; a later one must have seen the revision it replaces.
const keep = {
  name: 'keep-draft',
  text: `insert into drafts as d (tenant_id, item_id, form_key, data, saved_by, saved_at, revision) values ($1, $2, $3, $4, $5, $6, 1)
         on conflict (tenant_id, item_id, form_key) do update
           set data = excluded.data, saved_by = excluded.saved_by, saved_at = excluded.saved_at, revision = d.revision + 1
           where d.revision = $7
         returning revision`,
};

/** A draft may be unfinished, but not of another shape than the form. */
async function refuseHostile(tx: Tx, item: ItemRow, data: FormData): Promise<void> {
  const definition = await formByVersion(tx, item.pins[item.mainForm ?? ''] ?? '');
  const issues = validate(definition, data, { draft: true });
  if (blocks(issues)) throw new DomainError('item.form-invalid', { count: issues.length }, issues);
}

async function conflict(tx: Tx, item: ItemRow, zone: string): Promise<DomainError> {
  const other = await tx.row<{ by: string; revision: number; at: string }>(
    `select saved_by as by, revision, to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from drafts where item_id = $1 and form_key = $2`,
    [item.id, item.mainForm],
  );
  const names = await namesOf(tx, { people: other ? [other.by] : [], units: [] });
  return new DomainError('draft.changed-elsewhere', {
    by: (other && names.people[other.by]?.label) ?? '', at: other ? momentText(other.at, zone) : '', revision: other?.revision ?? 0,
  });
}
