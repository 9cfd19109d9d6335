import { decide, untold } from '@bihuan/workflows';
import type { Decision, Effect, Facts, ItemEvent, ItemState, Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import type { Readings } from '../facts/readings.js';
import type { ItemRow } from '../item-row.js';
import { answerChildren } from '../sub-items/find-children.js';
import type { Step } from './deciding.js';
import type { HandedIn } from './handed-in.js';
import { refused } from './refuse.js';
import { answerSlate } from './slates.js';
import { answerTelling } from './tellings.js';

interface DecidingAll {
  readonly machine: Machine;
  readonly before: ItemRow;
  readonly facts: Facts;
  readonly first: Step;
  readonly handed: HandedIn | null;
  readonly readings: Readings;
}

/** The slates and sub-items the first decision asks for, and those they bring forth, until nothing is asked any more. */
export async function decideAll(tx: Tx, { machine, before, facts, first, handed, readings }: DecidingAll): Promise<Step[]> {
  const steps: Step[] = [first];
  const asked = slatesAsked(first.effects);
  for (let question = asked.shift(); question; question = asked.shift()) {
    const state = steps.at(-1)?.state ?? first.state;
    const asking = { facts, item: before, state, readings, handed: handed && { form: handed.ref.form, data: handed.data } };
    const event =
      question.type === 'FindChildren'
        ? await answerChildren(tx, machine, { asked: question, ...asking })
        : await answerSlate(tx, machine, { asked: question, ...asking });
    const step = await decided(tx, { machine, before, state, event });
    asked.push(...slatesAsked(step.effects));
    if (steps.push(step) > MOST_EVENTS) throw new Error(`item ${before.id} asked for more than ${MOST_EVENTS} slates at once`);
  }
  return [...steps, ...(await tellAll(tx, { machine, before, facts, first, handed, readings }, steps))];
}

/** Whom the nodes tell that were passed on the way; it moves nothing any more. */
async function tellAll(tx: Tx, { machine, before, facts, first, handed, readings }: DecidingAll, decidedSoFar: readonly Step[]): Promise<Step[]> {
  const told: Step[] = [];
  for (const { place, round } of untold(machine, decidedSoFar.at(-1)?.state ?? first.state)) {
    const state = told.at(-1)?.state ?? decidedSoFar.at(-1)?.state ?? first.state;
    const event = await answerTelling(tx, machine, {
      asked: { place, round },
      facts,
      item: before,
      state,
      readings,
      handed: handed && { form: handed.ref.form, data: handed.data },
    });
    told.push(await decided(tx, { machine, before, state, event }));
  }
  return told;
}

/** Events one command may bring forth: a lifecycle that keeps asking must not hold the row for ever. */
export const MOST_EVENTS = 50;

/** Each question is asked once and in list order, so that the record reads the same every time. */
function slatesAsked(effects: readonly Effect[]): Extract<Effect, { type: 'ResolveSlate' | 'FindChildren' }>[] {
  return effects.filter((effect) => effect.type === 'ResolveSlate' || effect.type === 'FindChildren');
}

interface ToDecide {
  readonly machine: Machine;
  readonly before: ItemRow;
  readonly state: ItemState;
  readonly event: ItemEvent;
}

async function decided(tx: Tx, { machine, before, state, event }: ToDecide): Promise<Step> {
  const outcome: Decision | Parameters<typeof refused>[1] = decide(machine, state, event);
  if (outcome.type === 'refusal') throw await refused(tx, outcome, { machine, item: before });
  return { event, state: outcome.state, effects: outcome.effects };
}
