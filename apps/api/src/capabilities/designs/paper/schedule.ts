import { isDay } from '@bihuan/forms';
import { activeStates, addDays, addWorkingDays, isProvisional, isWorkingDay } from '@bihuan/workflows';
import type { ChainNode, Machine, Simulation, StepDue, WaitNode, WaitUntil, WorkingCalendar } from '@bihuan/workflows';
import type { Paper } from './paper.js';

/** When it comes to a place if everybody before used all of his time, and when the time there is over; null where none is set. */
export interface Stay {
  readonly from: string;
  readonly due: string | null;
  readonly isGuessed: boolean;
  readonly isDayOff: boolean;
}

export interface Schedule {
  readonly stays: ReadonlyMap<string, Stay>;
  readonly endsOn: string;
}

/** Branches that run side by side begin on the same day, and the slowest of them says when it goes on. */
export function scheduleOf(paper: Pick<Paper, 'machine' | 'calendar' | 'day' | 'answers'>, run: Simulation): Schedule {
  const stays = new Map<string, Stay>();
  const entered = new Set(
    run.steps.flatMap(({ event }) =>
      event.type === 'SLATE' || event.type === 'TOLD' || event.type === 'SPAWN' ? [event.place] : event.type === 'ARRIVE' ? [event.wait] : [],
    ),
  );
  const passed = (place: string): boolean => run.state.context.places[place]?.passed !== undefined;
  let day = paper.day;
  for (const code of statesIn(paper.machine, run)) {
    const chain = paper.machine.definition.states[code]?.chain;
    if (chain) day = through(chain.nodes, day, { paper, stays, entered, passed });
    else stays.set(code, { from: day, due: null, isGuessed: false, isDayOff: false });
  }
  return { stays, endsOn: day };
}

/** In the order in which it came there. */
export function statesIn(machine: Machine, { steps }: Simulation): readonly string[] {
  return [...new Set(steps.map(({ state }) => activeStates(machine, state).code))];
}

interface Walk {
  readonly paper: Pick<Paper, 'calendar' | 'answers'>;
  readonly stays: Map<string, Stay>;
  readonly entered: ReadonlySet<string>;
  passed(place: string): boolean;
}

function through(nodes: readonly ChainNode[], from: string, walk: Walk): string {
  let day = from;
  for (const node of nodes) day = past(node, day, walk);
  return day;
}

function past(node: ChainNode, from: string, walk: Walk): string {
  if (node.type === 'fork') return node.branches.map(({ nodes }) => through(nodes, from, walk)).reduce((latest, day) => (day > latest ? day : latest), from);
  if (!walk.entered.has(node.id)) return from;
  const due = walk.passed(node.id) ? null : dueOf(node, from, walk.paper);
  const isDayOff = due !== null && !isWorkingDay(due, walk.paper.calendar);
  walk.stays.set(node.id, { from, due, isGuessed: due !== null && isCounted(node) && isProvisional(due, walk.paper.calendar), isDayOff });
  return due ?? from;
}

function dueOf(node: Exclude<ChainNode, { type: 'fork' }>, from: string, { calendar, answers }: Walk['paper']): string | null {
  switch (node.type) {
    case 'step':
      return node.due ? after(node.due.within, from, calendar) : null;
    case 'wait':
      return waitedTo(node, from, { calendar, answers });
    case 'sub-items': {
      const { due } = node.child;
      return due === undefined || due === 'same' ? null : after(due, from, calendar);
    }
    case 'notify':
    case 'cc':
      return null;
  }
}

function waitedTo({ until }: WaitNode, from: string, paper: Walk['paper']): string | null {
  if (until.type === 'after') return after(until.within, from, paper.calendar);
  const named = until.type === 'form-day' ? namedDay(until, paper) : null;
  return named === null ? null : named > from ? named : from;
}

/** The day that stands in a field of a form, and so many more; null where none was filled in. */
export function namedDay({ form, field, plus }: Extract<WaitUntil, { type: 'form-day' }>, { calendar, answers }: Walk['paper']): string | null {
  const day = answers[form]?.[field];
  if (typeof day !== 'string' || !isDay(day)) return null;
  return plus ? after(plus, day, calendar) : day;
}

const HOURS_A_DAY = 24;

/** So long after a day; hours count as the days they reach into. */
export function after({ amount, unit }: StepDue['within'], from: string, calendar: WorkingCalendar): string {
  if (unit === 'working-days') return addWorkingDays(from, amount, calendar);
  return addDays(from, unit === 'days' ? amount : Math.ceil(amount / HOURS_A_DAY));
}

function isCounted(node: ChainNode): boolean {
  if (node.type === 'step') return node.due?.within.unit === 'working-days';
  return node.type === 'wait' && node.until.type === 'after' && node.until.within.unit === 'working-days';
}
