import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClipboardEvent, ReactNode } from 'react';
import { layBlock, namesAsked, planPaste, withPasted } from '@bihuan/forms';
import type { Block, PasteInto, PastePlan } from '@bihuan/forms';
import { isProblem } from '../../../api/client.js';
import { learnNames } from '../../learnt-names.js';
import { opensRows } from '../../rights.js';
import { t } from '../../texts.js';
import { isPlainText, mannerOf } from '../cell-manner.js';
import type { GridHandle } from '../grid-handle.js';
import { isOneCell, rangeOf, rowAt } from '../spot.js';
import type { Spot } from '../spot.js';
import { spotOf } from '../use-grid-events.js';
import { lookUpNames } from './look-up-names.js';
import { PasteQuestion } from './paste-question.js';
import { PasteSheet } from './paste-sheet.js';
import { readClipboard } from './read-clipboard.js';

type Asking =
  | { readonly type: 'plan'; readonly plan: PastePlan; readonly spot: Spot }
  | { readonly type: 'lines'; readonly lines: readonly string[]; readonly text: string; readonly spot: Spot };

/** Takes a block from the clipboard: read, judged cell by cell, and filled in as one act once nothing is wrong or the person said so. */
export const usePaste = (grid: GridHandle): { readonly onPaste: (event: ClipboardEvent) => void; readonly asking: ReactNode } => {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);

  const fill = (plan: PastePlan, spot: Spot) => {
    grid.rows.put(withPasted(grid.rows.rows(), plan, grid.rows.blank));
    grid.go(spot);
    grid.say(t('pasted', { count: new Set(plan.cells.map(({ row }) => row)).size }), { undo: true });
  };
  const take = async (block: Block, spot: Spot): Promise<void> => {
    await breath(block);
    const into = intoOf(grid, spot);
    const laid = layBlock(block, into);
    const asked = namesAsked(laid);
    if (asked.people.length + asked.units.length > 0) grid.say(t('pasteNames'));
    try {
      const found = await lookUpNames(client, asked);
      learnNames(found.names);
      const plan = planPaste(laid, into, { today: grid.state().today, ...found });
      await breath(block);
      // Somebody wrote meanwhile, here or elsewhere: what goes where is asked again.
      if (grid.rows.rows() !== into.rows) return await take(block, spot);
      if (plan.problems.length + plan.notes.length > 0) setAsking({ type: 'plan', plan, spot });
      else fill(plan, spot);
    } catch (error) {
      if (!isProblem(error)) throw error;
      grid.say(t('pasteFailed', { why: error.problem.detail }));
    }
  };
  const answerLines = (spot: Spot, { text, lines }: { readonly text: string; readonly lines: readonly string[] }, isSplit: boolean) => {
    const column = grid.state().columns[spot.column];
    setAsking(null);
    if (isSplit)
      return void take(
        lines.map((line) => [line]),
        spot,
      );
    const old = grid.rows.rows()[rowAt(grid.rows.rows(), spot)]?.[column?.key ?? ''];
    if (column) grid.setValue(spot.rowId, column, `${typeof old === 'string' ? old : ''}${text.trim()}`);
    grid.go(spot);
  };
  const onPaste = (event: ClipboardEvent) => {
    const spot = spotOf(event.target);
    const column = spot ? grid.state().columns[spot.column] : undefined;
    if (!spot || !column || (event.target instanceof Element && event.target.closest('.cell-open, .cell-group'))) return;
    const clipped = readClipboard(event.clipboardData);
    if (clipped.type === 'text' && mannerOf(column) === 'typed' && !hasRange(grid)) return; // one text for one cell: the browser's own
    event.preventDefault();
    grid.door.current?.commit();
    if (clipped.type === 'lines' && isPlainText(column)) setAsking({ ...clipped, spot });
    else void take(clipped.type === 'block' ? clipped.block : spread(grid, clipped.text), spot);
  };

  return {
    onPaste,
    asking:
      asking === null ? null : asking.type === 'lines' ? (
        <PasteQuestion count={asking.lines.length} onAnswer={(isSplit) => answerLines(asking.spot, asking, isSplit)} />
      ) : (
        <PasteSheet
          plan={asking.plan}
          onAnswer={(fills) => {
            setAsking(null);
            if (fills) fill(asking.plan, asking.spot);
            else grid.go(asking.spot);
          }}
        />
      ),
  };
};

/** Cells that are read and filled in without the screen standing still for it. */
const AT_ONCE = 2_000;

/** Lets the screen draw between the parts of a large paste. */
const breath = async (block: Block): Promise<void> => {
  if (block.length * (block[0]?.length ?? 0) > AT_ONCE)
    await new Promise((later) => {
      setTimeout(later);
    });
};

const hasRange = (grid: GridHandle): boolean => {
  const { active, far } = grid.state();
  const range = rangeOf(grid.rows.rows(), active, far);
  return range !== null && !isOneCell(range);
};

/** One text over all chosen cells. */
const spread = (grid: GridHandle, text: string): Block => {
  const { active, far } = grid.state();
  const range = rangeOf(grid.rows.rows(), active, far);
  return range ? Array.from({ length: range.bottom - range.top + 1 }, () => Array.from({ length: range.right - range.left + 1 }, () => text)) : [[text]];
};

/** A block goes from the upper left corner of what is chosen. */
const intoOf = (grid: GridHandle, spot: Spot): PasteInto => {
  const { table, rights, columns, far } = grid.state();
  const rows = grid.rows.rows();
  const range = rangeOf(rows, spot, far);
  return {
    table,
    rows,
    at: { row: range?.top ?? 0, column: columns[range?.left ?? 0]?.key ?? '' },
    mayAdd: opensRows(rights, table.id, 'add'),
    opens: (column, rowId) => {
      const found = table.columns[column];
      return found !== undefined && grid.mayWrite(found, rowId);
    },
  };
};
