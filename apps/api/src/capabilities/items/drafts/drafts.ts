import { blocks, draftWithin, heldOver, mergeDraft, NO_MARKS } from '@bihuan/forms';
import type { Draft, FormData, PrefilledPlaces } from '@bihuan/forms';
import { Inject, Injectable } from '@nestjs/common';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { asWritten, issuesOf } from '../apply/as-written.js';
import { Readings } from '../facts/readings.js';
import { lockItem, readItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';
import { momentText } from '../views/moment-text.js';
import { namesInForms } from '../views/names-in-forms.js';
import type { DraftQuery, FreshDraftView, OfferedRowsView, PatchDraftAnswer, PatchDraftBody } from './draft.contract.js';
import { claimDrafted } from './claim-drafted.js';
import { draftRow, prefilledOf, writeDraft } from './draft-row.js';
import type { DraftRow } from './draft-row.js';
import { asidesInWords, newsSince } from './draft-words.js';
import { fillingOf } from './filling.js';
import type { Filling } from './filling.js';
import { submittedMeanwhile } from './refuse-late.js';

/** Who asks, about what, when. */
interface Asking {
  readonly item: ItemRow;
  readonly personId: string;
  readonly time: BusinessTime;
  readonly filling: Filling;
}

/** More words of one's own than this that were not chosen are of use to nobody, and one can clear them. */
const MOST_OWN_ASIDES = 500;
/** Rows somebody took away wait for those who wrote them, so that there may be as many as a few whole tables. */
const MOST_ASIDES = 10_000;

/**
 * The draft of a form that several people fill at once. Saves places, not the whole: what others saved stays, what two wrote at the same
 * place is set aside until its author chooses. Writes no history, needs no key, and never brings back what was handed in: a save that
 * races the handing in comes before it, under the item's lock, or is refused.
 */
@Injectable()
export class Drafts {
  constructor(@Inject(Readings) private readonly readings: Readings) {}

  async patch(tx: Tx, itemId: string, { personId, body }: { personId: string; body: PatchDraftBody }): Promise<PatchDraftAnswer> {
    const asking = await this.asking(tx, await lockItem(tx, itemId), { personId, submissions: body.submissions });
    const { item, time, filling } = asking;
    const before = await this.draftOf(tx, asking);
    const { draft, issues } = mergeDraft({ ...filling, newId: uuidV7 }, before, {
      saving: { by: personId, at: time.at, page: body.page },
      edits: body.edits,
      settles: body.settles ?? [],
      drops: body.drops ?? [],
    });
    if (issues.length > 0) throw new DomainError('item.form-invalid', { count: issues.length }, issues);
    if (hasTooMany(before, draft, personId)) throw new DomainError('draft.too-many-asides');
    const prefilled = withTaken(before.prefilled, body.takes ?? []);
    const saved: DraftRow = { ...(draft === before && prefilled !== before.prefilled ? nextOf(before) : draft), prefilled, by: personId, at: time.at };
    if (saved.revision !== before.revision) {
      await refuseWrong(tx, asking, draft);
      await claimDrafted(tx, { itemId, personId, definition: filling.definition }, { before: standing(before), after: standing(draft) });
      await writeDraft(tx, { itemId, definition: filling.definition }, saved);
      tx.announce({ itemId: item.id, people: [] });
    }
    // What a page begins with may have changed since it was opened.
    const isSame = before.revision === body.revision && (before.revision > 0 || Object.keys(before.prefilled).length === 0);
    const isAlone = isSame && JSON.stringify(before.asides) === JSON.stringify(draft.asides);
    return {
      revision: saved.revision,
      savedAtText: momentText(saved.at, time.zone),
      fresh: isAlone ? null : await this.view(tx, asking, { draft: saved, page: body.page, since: body.revision }),
    };
  }

  async read(tx: Tx, itemId: string, { personId, query: { page = '', since = 0 } }: { personId: string; query: DraftQuery }): Promise<FreshDraftView> {
    const asking = await this.asking(tx, await readItem(tx, itemId), { personId });
    return this.view(tx, asking, { draft: await this.draftOf(tx, asking), page, since });
  }

  /** Rows of an earlier answer, to be picked. */
  async offered(tx: Tx, itemId: string, personId: string): Promise<OfferedRowsView> {
    const { item, filling } = await this.asking(tx, await readItem(tx, itemId), { personId });
    const tables = await filling.offered();
    const named = tables.map(({ table, rows }) => ({ definition: filling.definition, data: { [table]: rows } }));
    return {
      tables: tables.map(({ rows, ...one }) => ({ ...one, rows: [...rows] })),
      names: await namesInForms(tx, named, { itemId: item.id, personId }),
    };
  }

  /** The number of the draft as it stands, for whoever fills it in; null for everybody else, and where there is none. */
  async revisionFor(tx: Tx, itemId: string, personId: string): Promise<number | null> {
    const item = await readItem(tx, itemId);
    const row = item?.mainForm
      ? await tx.row<{ revision: number }>('select revision from drafts where item_id = $1 and form_key = $2', [itemId, item.mainForm])
      : null;
    if (!row) return null;
    try {
      await this.asking(tx, item, { personId });
      return row.revision;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  private async asking(tx: Tx, item: ItemRow | null, { personId, submissions }: { personId: string; submissions?: number }): Promise<Asking> {
    const time = await clockOf(tx);
    if (!item || !(await isReadable(tx, item, await readerOf(tx, personId, time.today)))) throw new DomainError('item.unknown');
    // Handed in meanwhile is told before «not yours now», which is its consequence.
    if (submissions !== undefined && submissions !== item.submissions) throw await submittedMeanwhile(tx, item, time.zone);
    return { item, personId, time, filling: await fillingOf(tx, this.readings, { item, filler: { personId, today: time.today } }) };
  }

  private async draftOf(tx: Tx, { item, filling: { definition, rights, last, begin } }: Asking): Promise<DraftRow> {
    const draft = await draftRow(tx, { itemId: item.id, definition });
    return draft
      ? { ...draft, data: draftWithin({ definition, rights, data: last }, draft.data) }
      : { ...(await begin()), revision: 0, marks: NO_MARKS, asides: [], by: '', at: '' };
  }

  private async view(
    tx: Tx,
    { item, personId, time: { zone }, filling }: Asking,
    { draft, page, since }: { draft: DraftRow; page: string; since: number },
  ): Promise<FreshDraftView> {
    const telling = { definition: filling.definition, draft, personId, zone };
    const data = filling.shown(draft.data);
    const named = standing({ ...draft, data });
    return {
      data: { ...data },
      revision: draft.revision,
      savedAtText: draft.at === '' ? null : momentText(draft.at, zone),
      asides: await asidesInWords(tx, telling),
      prefilled: prefilledOf(draft),
      news: await newsSince(tx, telling, { since, page }),
      names: await namesInForms(
        tx,
        named.map((each) => ({ definition: filling.definition, data: each })),
        { itemId: item.id, personId },
      ),
    };
  }
}

/** Whether a saving sets aside more than a draft holds. What was there before holds up nobody who adds nothing to it. */
function hasTooMany(before: Draft, after: Draft, personId: string): boolean {
  const ownIn = ({ asides }: Draft): number => asides.filter(({ by }) => by === personId).length;
  const grows = (was: number, is: number, most: number): boolean => is > most && is > was;
  return grows(ownIn(before), ownIn(after), MOST_OWN_ASIDES) || grows(before.asides.length, after.asides.length, MOST_ASIDES);
}

/** The same draft, saved once more: what its pages show of it changed. */
const nextOf = (draft: DraftRow): DraftRow => ({ ...draft, revision: draft.revision + 1, marks: { ...draft.marks, revision: draft.revision + 1 } });

/** What he says is right as it came; the very same where that says nothing new. */
function withTaken(prefilled: PrefilledPlaces, takes: readonly string[]): PrefilledPlaces {
  const taken = takes.flatMap((place) => {
    const brought = Object.hasOwn(prefilled, place) ? prefilled[place] : undefined;
    return brought && brought.taken !== true ? [[place, { ...brought, taken: true as const }] as const] : [];
  });
  return taken.length === 0 ? prefilled : { ...prefilled, ...Object.fromEntries(taken) };
}

/** A draft may be unfinished, but not of another shape than the form; nor may what waits to be put there. */
async function refuseWrong(tx: Tx, { item, personId, filling: { machine, definition } }: Asking, draft: Draft): Promise<void> {
  const open = draft.asides.filter((one) => one.open && one.by === personId);
  for (const data of [draft.data, ...(open.length > 0 ? [heldOver(draft.data, open)] : [])]) {
    const issues = issuesOf(definition, await asWritten(tx, { machine, item, definition, data }), { draft: true });
    if (blocks([...issues])) throw new DomainError('item.form-invalid', { count: issues.length }, issues);
  }
}

/** What stands in a draft, and each of the words set aside beside it. */
const standing = ({ data, asides }: Pick<Draft, 'data' | 'asides'>): readonly FormData[] => [data, ...asides.map(({ place, value }) => dataAt(place, value))];

/** What stands at a place as data of its form, for whoever looks for names in it. */
function dataAt(place: string, value: unknown): Readonly<Record<string, unknown>> {
  const [key = '', row, column] = place.split('/');
  if (row === undefined) return { [key]: value };
  return { [key]: [column === undefined ? value : { [column]: value }].filter((one) => typeof one === 'object' && one !== null) };
}
