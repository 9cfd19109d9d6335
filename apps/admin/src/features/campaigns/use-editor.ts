import { useRef, useState } from 'react';
import type { CampaignView, PlanChange, PlanEdit } from '../../api/types.js';
import { carryDown } from './carry-down.js';
import { gapsOf, nextGap, type Cell, type GapColumn } from './missing-cells.js';
import { moved } from './moved.js';
import type { TaskGridHandle } from './task-grid.js';
import { t } from './texts.js';
import { useChangePlan } from './use-change-plan.js';

/** What the editor's parts share: which cell is open, which rows are picked, where the walk through the gaps stands. */
export const usePlanEditor = (view: CampaignView) => {
  const walk = useWalk(view);
  const [editing, setEditing] = useState<Cell | null>(null);
  const plan = useChangePlan(view.id);

  const change = (patch: PlanChange, cell: Cell) =>
    plan.mutation.mutate(
      { changes: [patch] },
      {
        onSuccess: (after) => {
          setEditing((now) => (now?.taskId === cell.taskId && now.column === cell.column ? null : now));
          walk.goOn(after, cell);
        },
      },
    );
  const edit = (edits: readonly PlanEdit[], then?: () => void) => plan.mutation.mutate({ edits }, { onSuccess: () => then?.() });
  const rows = useRows(view, { edit, send: (changes, then) => plan.mutation.mutate({ changes }, { onSuccess: then }) });

  return { grid: walk.grid, walk: walk.walk, walkFromChip: walk.walkFromChip, focus: walk.focus, plan, editing, setEditing, change, edit, ...rows };
};

/** The way from one gap to the next, and back to where one was. */
const useWalk = (view: CampaignView) => {
  const grid = useRef<TaskGridHandle>(null);
  const last = useRef<Cell | null>(null);
  const [walking, setWalking] = useState<GapColumn | null>(null);
  // Focus moves after the browser has drawn the cell again.
  const focus = (cell: Cell) => {
    last.current = cell;
    requestAnimationFrame(() => grid.current?.focusCell(cell));
  };
  const walk = (column: GapColumn | null, from: string | null) => {
    const wanted = column ?? walking ?? gapsOf(view)[0]?.column ?? null;
    const cell = wanted === null ? null : nextGap(view, wanted, from);
    setWalking(wanted);
    if (cell !== null) focus(cell);
  };
  const walkFromChip = (column: GapColumn) => walk(column, last.current?.column === column ? last.current.taskId : null);
  const goOn = (after: CampaignView, cell: Cell) => {
    const next = walking !== null && walking === cell.column ? nextGap(after, walking, cell.taskId) : null;
    if (next !== null) focus(next);
    else if (isFocusFree()) focus(cell);
  };
  return { grid, focus, walk, walkFromChip, goOn };
};

interface Sending {
  readonly edit: (edits: readonly PlanEdit[], then?: () => void) => void;
  readonly send: (changes: readonly PlanChange[], then: () => void) => void;
}

/** The rows that are picked, and what is done to all of them at once. */
const useRows = (view: CampaignView, { edit, send }: Sending) => {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isHowOpen, setHowOpen] = useState(false);
  const clear = () => setSelected(new Set());
  const changes = selected.size === 0 ? [] : carryDown(view.tasks, selected, (no) => t('carrySource', { no }));
  const carry = () => send(changes, clear);
  const giveHow = (how: NonNullable<PlanChange['how']>) =>
    send(
      [...selected].map((taskId) => ({ taskId, how })),
      () => {
        setHowOpen(false);
        clear();
      },
    );
  /** The picked rows one place up or down within the whole plan; printed numbers stay. */
  const move = (by: -1 | 1, rows: ReadonlySet<string> = selected) =>
    edit([
      {
        type: 'order-tasks',
        taskIds: moved(
          view.tasks.map(({ id }) => id),
          rows,
          by,
        ),
      },
    ]);
  const moveTo = (stageId: string) =>
    send(
      [...selected].map((taskId) => ({ taskId, stageId })),
      clear,
    );
  const remove = () =>
    edit(
      [...selected].map((taskId) => ({ type: 'remove-task', taskId })),
      clear,
    );
  const selectAll = (on: boolean) => setSelected(new Set(on ? view.tasks.map((task) => task.id) : []));
  const toggle = (taskId: string) => setSelected((now) => (now.has(taskId) ? new Set([...now].filter((id) => id !== taskId)) : new Set([...now, taskId])));
  return { selected, toggle, clear, selectAll, isHowOpen, setHowOpen, giveHow, move, moveTo, remove, carry, canCarry: changes.length > 0 };
};

/** Whoever went on to another place of the page is not called back. */
const isFocusFree = (): boolean => document.activeElement === document.body || document.activeElement?.closest('.plan-editor, .ant-drawer') != null;

export type PlanEditor = ReturnType<typeof usePlanEditor>;
