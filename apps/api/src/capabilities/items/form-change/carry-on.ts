import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { rightsAt, seesEverything } from '@bihuan/forms';
import type { Draft } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { fillIn } from '../../../kernel/errors/fill-in.js';
import { PROBLEM_CATALOGUE } from '../../../kernel/errors/problem-catalogue.js';
import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';
import { OutboxDrain } from '../../../kernel/outbox/outbox-drain.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { Items } from '../items.service.js';
import { itemColumns, lockItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { chainsTo } from './chain.js';
import type { Chains } from './chain.js';
import { counted } from './counts.js';
import { advanceFormChange, formChangeOf, itemsMoved, keepFormChangeItem, setFormChangeStatus } from './form-change-rows.js';
import type { FormChangeItem, FormChangeRow } from './form-change-rows.js';
import { judged, setAsideOf } from './judge.js';
import type { GoesOver } from './judge.js';

export const FORM_CHANGE_TOPIC = 'items.change-form';
/** So many items a transaction: looked at alone, or carried out. */
const BATCH = { rehearsal: 200, change: 20 } as const;

const next: Named = {
  name: 'next-items-of-form',
  text: `select ${itemColumns} from items i where i.ended is null and i.pins ? $1 and ($2::uuid is null or i.id > $2) order by i.id limit $3`,
};

/**
 * Goes through the running items of a form: looks at each (a rehearsal), puts each on the new version, or brings back what was not
 * written on. Killed anywhere, it goes on where the last commit was; an item that is refused stays with its reason and stops no other.
 */
@Injectable()
export class CarryOn implements OnModuleInit {
  constructor(
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(Items) private readonly items: Items,
    @Inject(PROBLEM_CATALOGUE) private readonly problems: ProblemCatalogue,
  ) {}

  onModuleInit(): void {
    this.outbox.on(FORM_CHANGE_TOPIC, (tx, { payload }) => this.batch(tx, String(payload['changeId'])), {
      whenDead: (tx, { payload }) => setFormChangeStatus(tx, String(payload['changeId']), 'failed'),
    });
  }

  /** Two processes may be told at once: the second waits, and then does the batch after. */
  async batch(tx: Tx, id: string): Promise<void> {
    const change = await formChangeOf(tx, id, { locked: true });
    if (change.status === 'running') await this.go(tx, change);
    if (change.status === 'undoing') await this.bringBack(tx, change);
  }

  private async go(tx: Tx, change: FormChangeRow): Promise<void> {
    const chains = await chainsTo(tx, { key: change.form, ...(change.definition ? { definition: change.definition } : {}) });
    if (!chains) return setFormChangeStatus(tx, change.id, 'failed');
    const { today } = await clockOf(tx);
    const items = await tx.rows<ItemRow>(next, [change.form, change.afterItem, BATCH[change.kind]]);
    let { found } = change;
    let looked = 0;
    for (const { id } of items) {
      const item = await lockItem(tx, id);
      const judgement = item && item.ended === null ? await judged(tx, chains, { item, today }) : null;
      if (!item || !judgement) continue;
      looked += 1;
      const one = { itemId: id, isRestricted: item.privacy === 'restricted', showsText: seesEverything(rightsAt(chains.target, { type: 'others' })) };
      if (change.kind === 'rehearsal') {
        found = counted(found, judgement, one);
        continue;
      }
      const kept = judgement.type === 'goes' ? await this.moveOne(tx, { change, chains, item, goes: judgement }) : staying(id, judgement.why);
      await keepFormChangeItem(tx, change.id, kept);
      const why = kept.outcome === 'stays' ? (kept.why ?? '') : null;
      found = counted(found, why === null ? judgement : { type: 'stays', version: judgement.version, why }, one);
    }
    const isOver = items.length < BATCH[change.kind];
    await advanceFormChange(tx, change.id, {
      done: change.done + looked,
      afterItem: items.at(-1)?.id ?? change.afterItem,
      found,
      status: isOver ? 'done' : 'running',
    });
    if (!isOver) await addToOutbox(tx, FORM_CHANGE_TOPIC, { changeId: change.id });
  }

  private async moveOne(
    tx: Tx,
    { change, chains, item, goes }: { readonly change: FormChangeRow; readonly chains: Chains; readonly item: ItemRow; readonly goes: GoesOver },
  ): Promise<FormChangeItem> {
    const form = chains.target.key;
    const before = {
      pin: item.pins[form] ?? '',
      draft: goes.draft ? await tx.row<DraftBefore>(asItStands, [item.id, form]) : null,
      handed: goes.handed?.was ?? null,
    };
    const done = await this.attempt(tx, {
      itemId: item.id,
      by: { person: change.begunBy },
      reason: change.reason ?? '',
      form,
      to: change.toVersion ?? '',
      isBack: false,
      handed: goes.handed?.is ?? null,
    });
    if ('refused' in done) return staying(item.id, done.refused);
    const draft = goes.draft ? await rewriteDraft(tx, { itemId: item.id, form, data: goes.draft.is, asides: fitting(goes) }) : null;
    return {
      itemId: item.id,
      outcome: 'moved',
      why: null,
      before,
      itemVersion: done.version,
      draftRevision: draft,
      setAside: setAsideOf(goes.answers),
    };
  }

  private async bringBack(tx: Tx, change: FormChangeRow): Promise<void> {
    const items = await itemsMoved(tx, change.id, BATCH.change);
    for (const item of items) await keepFormChangeItem(tx, change.id, await this.bringBackOne(tx, change, item));
    if (items.length < BATCH.change) await setFormChangeStatus(tx, change.id, 'undone');
    else await addToOutbox(tx, FORM_CHANGE_TOPIC, { changeId: change.id });
  }

  /** What somebody wrote or did since cannot be undone behind his back. */
  private async bringBackOne(tx: Tx, { form, undoneBy, undoReason }: FormChangeRow, item: FormChangeItem): Promise<FormChangeItem> {
    const kept = (why: string): FormChangeItem => ({ ...item, outcome: 'kept', why });
    const now = await lockItem(tx, item.itemId);
    const draft = await tx.row<{ revision: number }>('select revision from drafts where item_id = $1 and form_key = $2', [item.itemId, form]);
    if (!now || !item.before || undoneBy === null) return kept('不能退回');
    if (now.version !== item.itemVersion) return kept('改版以后又有办理，不再退回');
    if ((draft?.revision ?? null) !== item.draftRevision) return kept('改版以后又有填写，不再退回');
    const { pin, handed, draft: was } = item.before;
    const done = await this.attempt(tx, {
      itemId: item.itemId,
      by: { person: undoneBy },
      reason: undoReason ?? '',
      form,
      to: pin,
      isBack: true,
      handed,
    });
    if ('refused' in done) return kept(done.refused);
    if (was) await restoreDraft(tx, { itemId: item.itemId, form, was });
    return { ...item, outcome: 'undone', why: null };
  }

  private async attempt(tx: Tx, changing: Parameters<Items['changeForm']>[1]): Promise<{ readonly version: number } | { readonly refused: string }> {
    await tx.rows('savepoint one_item');
    try {
      const applied = await this.items.changeForm(tx, changing);
      await tx.rows('release savepoint one_item');
      return { version: applied.item.version };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await tx.rows('rollback to savepoint one_item');
      return { refused: fillIn(this.problems[error.code]?.detail ?? '不能改版', error.facts).replace(/^没有[^：。]*：/u, '') };
    }
  }
}

const staying = (itemId: string, why: string): FormChangeItem => ({
  itemId,
  outcome: 'stays',
  why,
  before: null,
  itemVersion: null,
  draftRevision: null,
  setAside: [],
});

/** Words that wait beside a place whose answers went elsewhere mean nothing there any more; they are put back with the rest. */
const fitting = ({ draft, answers }: GoesOver): Draft['asides'] => (answers.length === 0 ? (draft?.was.asides ?? []) : []);

type DraftBefore = NonNullable<NonNullable<FormChangeItem['before']>['draft']>;
const asItStands: Named = {
  name: 'draft-as-it-stands',
  text: `select data, marks, asides, saved_by as by, to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from drafts where item_id = $1 and form_key = $2`,
};
const rewrite: Named = {
  name: 'rewrite-draft',
  text: `update drafts set data = $3, asides = $4, marks = case when marks -> 'revision' = to_jsonb(revision) then jsonb_set(marks, '{revision}', to_jsonb(revision + 1)) else marks end, revision = revision + 1
         where item_id = $1 and form_key = $2 returning revision`,
};
const restore: Named = {
  name: 'restore-draft',
  text: `update drafts set data = $3, asides = $4, saved_by = $5, saved_at = $6, marks = case when $7::jsonb -> 'revision' = to_jsonb(revision - 1) then jsonb_set($7::jsonb, '{revision}', to_jsonb(revision + 1)) else $7::jsonb end, revision = revision + 1
         where item_id = $1 and form_key = $2`,
};

/** Nobody typed: who wrote where last stays as it was. */
async function rewriteDraft(
  tx: Tx,
  { itemId, form, data, asides }: { readonly itemId: string; readonly form: string; readonly data: unknown; readonly asides: unknown },
): Promise<number | null> {
  return (await tx.row<{ revision: number }>(rewrite, [itemId, form, JSON.stringify(data), JSON.stringify(asides)]))?.revision ?? null;
}

async function restoreDraft(tx: Tx, { itemId, form, was }: { readonly itemId: string; readonly form: string; readonly was: DraftBefore }): Promise<void> {
  await tx.rows(restore, [itemId, form, JSON.stringify(was.data), JSON.stringify(was.asides), was.by, was.at, JSON.stringify(was.marks)]);
}
