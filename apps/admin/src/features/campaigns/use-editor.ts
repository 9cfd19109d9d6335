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
  const grid = useRef<TaskGridHandle>(null);
  const last = useRef<Cell | null>(null);
  const [walking, setWalking] = useState<GapColumn | null>(null);
  const [editing, setEditing] = useState<Cell | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const plan = useChangePlan(view.id);

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

  const change = (patch: PlanChange, cell: Cell) =>
    plan.mutation.mutate({ changes: [patch] }, {
      onSuccess: (after) => {
        setEditing((now) => (now?.taskId === cell.taskId && now.column === cell.column ? null : now));
        const next = walking !== null && walking === cell.column ? nextGap(after, walking, cell.taskId) : null;
        if (next !== null) focus(next);
        else if (isFocusFree()) focus(cell);
      },
    });
  const changes = selected.size === 0 ? [] : carryDown(view.tasks, selected, (no) => t('carrySource', { no }));
  const carry = () => plan.mutation.mutate({ changes }, { onSuccess: () => setSelected(new Set()) });
  const [isHowOpen, setHowOpen] = useState(false);
  const giveHow = (how: NonNullable<PlanChange['how']>) =>
    plan.mutation.mutate({ changes: [...selected].map((taskId) => ({ taskId, how })) }, { onSuccess: () => { setHowOpen(false); setSelected(new Set()); } });
  const edit = (edits: readonly PlanEdit[], then?: () => void) => plan.mutation.mutate({ edits }, { onSuccess: () => then?.() });
  /** The picked rows one place up or down within the whole plan; printed numbers stay. */
  const move = (by: -1 | 1, rows: ReadonlySet<string> = selected) => edit([{ type: 'order-tasks', taskIds: moved(view.tasks.map(({ id }) => id), rows, by) }]);
  const moveTo = (stageId: string) => plan.mutation.mutate({ changes: [...selected].map((taskId) => ({ taskId, stageId })) }, { onSuccess: () => setSelected(new Set()) });
  const remove = () => edit([...selected].map((taskId) => ({ type: 'remove-task', taskId })), () => setSelected(new Set()));
  const selectAll = (on: boolean) => setSelected(new Set(on ? view.tasks.map((task) => task.id) : []));
  const toggle = (taskId: string) => setSelected((now) => (now.has(taskId) ? new Set([...now].filter((id) => id !== taskId)) : new Set([...now, taskId])));

  return { grid, plan, editing, setEditing, selected, toggle, clear: () => setSelected(new Set()), selectAll, isHowOpen, setHowOpen, giveHow, walk, walkFromChip, focus, change, edit, move, moveTo, remove, carry, canCarry: changes.length > 0 };
};

/** Whoever went on to another place of the page is not called back. */
const isFocusFree = (): boolean => document.activeElement === document.body || document.activeElement?.closest('.plan-editor, .ant-drawer') != null;

export type PlanEditor = ReturnType<typeof usePlanEditor>;
