import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { clockOf } from '../../../kernel/clock/clock.js';
import { onItsOwn } from '../../../kernel/database/on-its-own.js';
import type { OnItsOwn } from '../../../kernel/database/on-its-own.js';
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
import type { FormTarget } from './chain.js';
import { counted } from './counts.js';
import { advanceFormChange, formChangeOf, itemsMoved, keepFormChangeItem, setFormChangeStatus } from './form-change-rows.js';
import type { FormChangeItem, FormChangeRow } from './form-change-rows.js';
import { judged } from './judge.js';
import type { Judged, ToJudge } from './judge.js';

export const FORM_CHANGE_TOPIC = 'items.change-form';
/** So many items a transaction: looked at alone, or carried out. */
const BATCH = { rehearsal: 200, change: 20 } as const;

const next: Named = {
  name: 'next-items-of-form',
  text: `select ${itemColumns} from items i where i.ended is null and i.pins ? $1 and ($2::uuid is null or i.id > $2) order by i.id limit $3`,
};

/**
 * Goes through the running items of a form: looks at each (a rehearsal), puts each on the new version, or brings back what was not
 * written on. Killed anywhere, it goes on where the last commit was; an item that is refused, or that nobody can make out, stays with its reason and stops no other.
 */
@Injectable()
export class CarryOn implements OnModuleInit {
  private readonly log = new Logger('form-change');

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
    const chains = await chainsTo(tx, { key: change.form, ...targetOf(change) });
    if (!chains) return setFormChangeStatus(tx, change.id, 'failed');
    const { today } = await clockOf(tx);
    const items = await tx.rows<ItemRow>(next, [change.form, change.afterItem, BATCH[change.kind]]);
    let { found } = change;
    let looked = 0;
    for (const row of items) {
      // Whoever only looks keeps nobody waiting.
      const item = change.kind === 'rehearsal' ? row : await lockItem(tx, row.id);
      const chain = item && item.ended === null ? chains.of(item.pins[change.form] ?? '') : null;
      if (!item || !chain) continue;
      looked += 1;
      found = counted(found, await this.one(tx, change, { chains, chain, item, today }), { itemId: item.id, isRestricted: item.privacy === 'restricted' });
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

  /** Whatever is wrong with one item is its own affair: it stays. */
  private async one(tx: Tx, change: FormChangeRow, at: ToJudge): Promise<Judged> {
    const done = await onItsOwn(tx, (inner) => (change.kind === 'rehearsal' ? judged(inner, at) : this.moveOne(inner, change, at)));
    if (done.type === 'done' && done.value.type === 'goes') return done.value;
    const why = done.type === 'done' && done.value.type === 'stays' ? done.value.why : this.reasonOf(done);
    if (change.kind === 'change') await keepFormChangeItem(tx, change.id, staying(at.item.id, why));
    return { type: 'stays', version: at.chain.version, why };
  }

  private async moveOne(tx: Tx, change: FormChangeRow, at: ToJudge): Promise<Judged> {
    const goes = await judged(tx, at);
    if (goes.type === 'stays') return goes;
    const { chains, item } = at;
    const form = chains.target.key;
    const before = {
      pin: item.pins[form] ?? '',
      draft: goes.draft ? await tx.row<DraftBefore>(asItStands, [item.id, form]) : null,
      handed: goes.handed?.was ?? null,
    };
    const done = await this.items.changeForm(tx, {
      itemId: item.id,
      by: { person: change.begunBy },
      reason: change.reason ?? '',
      form,
      to: change.toVersion ?? '',
      isBack: false,
      handed: goes.handed?.is ?? null,
    });
    const draft = goes.draft ? await rewriteDraft(tx, { itemId: item.id, form, data: goes.draft.is, asides: goes.draft.asides }) : null;
    await keepFormChangeItem(tx, change.id, {
      itemId: item.id,
      outcome: 'moved',
      why: null,
      before,
      itemVersion: done.item.version,
      draftRevision: draft,
      setAside: goes.setAside,
    });
    return goes;
  }

  private async bringBack(tx: Tx, change: FormChangeRow): Promise<void> {
    const items = await itemsMoved(tx, change.id, BATCH.change);
    for (const item of items) {
      const done = await onItsOwn(tx, (inner) => this.bringBackOne(inner, change, item));
      await keepFormChangeItem(tx, change.id, done.type === 'done' ? done.value : { ...item, outcome: 'kept', why: this.reasonOf(done) });
    }
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
    await this.items.changeForm(tx, {
      itemId: item.itemId,
      by: { person: undoneBy },
      reason: undoReason ?? '',
      form,
      to: pin,
      isBack: true,
      handed,
    });
    if (was) await restoreDraft(tx, { itemId: item.itemId, form, was });
    return { ...item, outcome: 'undone', why: null };
  }

  /** What was not foreseen is for the log. */
  private reasonOf(done: OnItsOwn<unknown>): string {
    if (done.type === 'failed' && done.error instanceof DomainError)
      return fillIn(this.problems[done.error.code]?.detail ?? '不能改版', done.error.facts).replace(/^没有[^：。]*：/u, '');
    if (done.type === 'failed') this.log.error(String(done.error));
    return '这一件的内容系统没能转换，没有改动它';
  }
}

const targetOf = ({ definition, toVersion }: FormChangeRow): Omit<FormTarget, 'key'> =>
  definition ? { definition } : toVersion === null ? {} : { versionId: toVersion };

const staying = (itemId: string, why: string): FormChangeItem => ({
  itemId,
  outcome: 'stays',
  why,
  before: null,
  itemVersion: null,
  draftRevision: null,
  setAside: [],
});

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
