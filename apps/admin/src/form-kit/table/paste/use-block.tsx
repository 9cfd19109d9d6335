import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { layBlock, namesAsked, pasting, planningPaste, withPasted } from '@bihuan/forms';
import type { Block, PasteInto, PastePlan } from '@bihuan/forms';
import { isProblem } from '../../../api/client.js';
import { learnNames } from '../../learnt-names.js';
import { t } from '../../texts.js';
import type { TablePartProps } from '../table-part.js';
import type { RowsHandle } from '../use-rows.js';
import { lookUpNames } from './look-up-names.js';
import { PasteSheet } from './paste-sheet.js';
import { breath, unhurried } from './unhurried.js';

/** Where a block goes; null where the row it was to begin with is gone. */
export interface BlockPlace {
  readonly into: PasteInto | null;
  readonly today: string;
  /** Whoever pasted is led back. */
  readonly back: () => void;
}

interface Asking {
  readonly plan: PastePlan;
  readonly back: () => void;
}

/** Fills a block in: names looked up, every text judged, and all of it one act once nothing is wrong or the person said so. */
export const useBlock = (
  rows: RowsHandle,
  say: TablePartProps['say'],
): { readonly take: (block: Block, place: BlockPlace) => Promise<void>; readonly sheet: ReactNode } => {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);

  const fill = async ({ plan, back }: Asking): Promise<void> => {
    const over = rows.rows();
    const laid = await unhurried(pasting(over, plan, rows.blank));
    if (plan.cells.length > AT_ONCE) await breath();
    // Somebody wrote, or a row came, while the screen was drawn.
    const filled = rows.rows() === over ? laid : withPasted(rows.rows(), plan, rows.blank);
    if (filled.taken > 0) rows.put(filled.rows);
    back();
    const said = filled.taken > 0 ? t('pasted', { count: filled.taken }) : t('pastedNone');
    say(filled.left > 0 ? t('pastedBut', { said, count: filled.left }) : said, { undo: filled.taken > 0 });
  };
  const take = async (block: Block, { into, today, back }: BlockPlace): Promise<void> => {
    if (!into) return say(t('pasteRowGone'));
    const isLarge = block.length * (block[0]?.length ?? 0) > AT_ONCE;
    if (isLarge) await breath();
    const laid = layBlock(block, into);
    const asked = namesAsked(laid);
    if (asked.people.length + asked.units.length > 0) say(t('pasteNames'));
    try {
      const found = await lookUpNames(client, asked);
      learnNames(found.names);
      if (isLarge) await breath();
      const plan = await unhurried(planningPaste(laid, into, { today, ...found }));
      if (plan.problems.length + plan.notes.length > 0) setAsking({ plan, back });
      else await fill({ plan, back });
    } catch (error) {
      if (!isProblem(error)) throw error;
      say(t('pasteFailed', { why: error.problem.detail }));
    }
  };
  const answer = (asked: Asking, fills: boolean) => {
    setAsking(null);
    if (fills) return void fill(asked);
    say('');
    asked.back();
  };

  return { take, sheet: asking ? <PasteSheet plan={asking.plan} onAnswer={(fills) => answer(asking, fills)} /> : null };
};

/** Cells that are read and filled in without the screen standing still for it. */
const AT_ONCE = 2_000;
