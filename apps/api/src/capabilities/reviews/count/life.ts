import { activeStates, decide, initial, upgrade } from '@bihuan/workflows';
import type { ActiveStates, ItemState, Machine, Versions } from '@bihuan/workflows';
import { followsFromAct } from '../../history/index.js';
import type { EventRecord } from '../../history/index.js';

/** What an item's records say of it up to some moment. */
export interface Life {
  /** Business day it came into the world. */
  readonly bornOn: string;
  readonly state: string;
  /** As read on screen. */
  readonly word: string;
  readonly ended: 'done' | 'void' | null;
  readonly isStopped: boolean;
  readonly dueOn: string | null;
  /** Day its own form was handed in the first time; without a form, the day it was done the first time. */
  readonly sentOn: string | null;
  readonly returns: number;
  readonly reopened: number;
}

/** Lives an item once more from the records given, which may end anywhere; null when it was not there yet. */
export function lifeFrom(versions: Versions, records: readonly EventRecord[], mainForm: string | null): Life | null {
  const [birth] = records;
  if (!birth) return null;
  let machine = versions(birth.lifecycleVersion);
  let state = initial(machine);
  let life: Life = { bornOn: birth.event.facts.today, state: '', word: '', ended: null, isStopped: false, dueOn: null, sentOn: null, returns: 0, reopened: 0 };
  let was: ActiveStates | null = null;
  for (const command of commandsOf(records)) {
    const from = machine;
    machine = versions(command[0]?.lifecycleVersion ?? birth.lifecycleVersion);
    for (const { event } of command) state = stateAfter({ from, machine }, state, event);
    const is = activeStates(machine, state);
    life = lived(life, { command, was, is, mainForm });
    was = is;
  }
  return life;
}

/** A record, and whether it was entered before the cut-off. */
export interface Told {
  readonly record: EventRecord;
  readonly isInTime: boolean;
}

/**
 * The records that are counted: those entered in time; with late entries also later ones about days up to the cut-off, as long as no
 * other came before them, because an item can be lived again only from its beginning without a gap.
 */
export function recordsUntil(told: readonly Told[], { cutOff, withLateEntries }: { cutOff: string; withLateEntries: boolean }): EventRecord[] {
  const isCounted = ({ record, isInTime }: Told): boolean => isInTime || (withLateEntries && record.happenedOn !== null && record.happenedOn <= cutOff);
  // Who is to work next follows from an act and goes with it.
  const leftOut = told.findIndex((one) => !isCounted(one) && !followsFromAct(one.record));
  const counted = leftOut === -1 ? told : told.slice(0, leftOut);
  return counted.map(({ record }) => record);
}

function stateAfter({ from, machine }: { from: Machine; machine: Machine }, state: ItemState, event: EventRecord['event']): ItemState {
  const decided = event.type === 'UPGRADE' ? upgrade({ from, to: machine }, state, event) : decide(machine, state, event);
  if (decided.type === 'blocked') throw new Error('a recorded going over to another version is refused');
  // The record holds only what was decided: a refusal now means that the record or the lifecycle was altered.
  if (decided.type === 'refusal') throw new Error(`a recorded ${event.type} is refused: ${decided.code}`);
  return decided.state;
}

/** The act itself, and the slates that followed from it. */
function commandsOf(records: readonly EventRecord[]): readonly (readonly EventRecord[])[] {
  const commands: EventRecord[][] = [];
  for (const record of records) {
    const running = commands.at(-1);
    if (running && followsFromAct(record)) running.push(record);
    else commands.push([record]);
  }
  return commands;
}

interface Living {
  readonly command: readonly EventRecord[];
  readonly was: ActiveStates | null;
  readonly is: ActiveStates;
  readonly mainForm: string | null;
}

function lived(before: Life, { command, was, is, mainForm }: Living): Life {
  const [act] = command;
  if (!act) throw new Error('a command has its act');
  const cameBack = act.event.type === 'RETURN' || (is.back && was !== null && !was.back);
  const about = command.findLast((record) => record.about !== null)?.about;
  return {
    ...before,
    state: is.code,
    word: wordOf(is),
    ended: is.ended,
    isStopped: is.clock === 'stopped',
    dueOn: about ? about.dueOn : before.dueOn,
    sentOn: before.sentOn ?? (isSending(act, { is, mainForm }) ? (act.happenedOn ?? act.event.facts.today) : null),
    returns: before.returns + (cameBack ? 1 : 0),
    reopened: before.reopened + (was?.ended === 'done' && is.ended === null ? 1 : 0),
  };
}

/** What an item in these states is called on screen. */
export function wordOf({ steps, label }: Pick<ActiveStates, 'steps' | 'label'>): string {
  return steps.length > 0 ? [...new Set(steps.map((step) => step.label))].join('、') : label;
}

function isSending(act: EventRecord, { is, mainForm }: Pick<Living, 'is' | 'mainForm'>): boolean {
  return mainForm === null ? is.ended === 'done' : act.submission?.form === mainForm;
}
