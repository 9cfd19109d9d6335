import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { draftRow, prefilledOf } from '../drafts/draft-row.js';
import { asidesInWords } from '../drafts/draft-words.js';
import type { Readings } from '../facts/readings.js';
import type { ItemView, SubmissionView } from '../item.contract.js';
import type { ItemRow } from '../item-row.js';
import { rightsOfFiller } from '../marking/marks-in-force.js';
import type { MarkedNow } from '../marking/marks-in-force.js';
import type { AllowedAction } from '../path.contract.js';
import { beginDraft, columnFacts, offeredRows } from '../prefill/begin-draft.js';
import { rightsView, startOf } from './forms-view.js';
import type { FormsSeen } from './forms-view.js';
import { momentText } from './moment-text.js';

interface Filling {
  readonly readings: Readings;
  readonly item: ItemRow;
  readonly personId: string;
  readonly allowedActions: readonly AllowedAction[];
  readonly forms: FormsSeen;
  readonly handedIn: readonly SubmissionView[];
  readonly inForce: MarkedNow | null;
  readonly time: BusinessTime;
}

/** The main form, while some act of the reader would hand it in: the draft, or what was handed in last, or what it begins with. */
export async function fillOf(tx: Tx, filling: Filling): Promise<ItemView['fill']> {
  const { readings, item, personId, allowedActions, forms, handedIn, inForce, time } = filling;
  const form = item.mainForm;
  const seen = form === null ? undefined : forms[form];
  if (form === null || !seen || !allowedActions.some((action) => action.form === form && action.refusedBecause === null)) return null;
  const draft = await draftRow(tx, { itemId: item.id, definition: seen.whole });
  const last = handedIn.findLast((one) => one.form === form)?.data;
  const toBegin = { item, definition: seen.definition, rights: rightsOfFiller(seen.whole, inForce), beginner: { personId, today: time.today } };
  const begun = last || draft ? null : await beginDraft(tx, readings, toBegin);
  const data = { ...startOf(seen, { last: last ?? begun?.data ?? {}, draft: draft?.data ?? null }) };
  const offers = last ? [] : await offeredRows(tx, readings, toBegin);
  return {
    form,
    rights: rightsView(seen.rights),
    draft: draft
      ? {
          data,
          revision: draft.revision,
          savedAtText: momentText(draft.at, time.zone),
          asides: await asidesInWords(tx, { definition: seen.whole, draft, personId, zone: time.zone }),
          prefilled: prefilledOf(draft),
        }
      : { data, revision: 0, savedAtText: null, asides: [], prefilled: Object.entries(begun?.prefilled ?? {}).map(([place, { words }]) => ({ place, words })) },
    offers: offers.map(({ table, words, rows }) => ({ table, words, count: rows.length })),
    columnFacts: { ...(await columnFacts(tx, readings, toBegin)) },
  };
}
