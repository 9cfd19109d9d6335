import type { WaitNode } from '../definition.js';
import { mayArrive, mayContinue } from '../rules/wait.js';
import type { ItemEvent } from '../vocabulary.js';
import { nodeId, type Around } from './around.js';
import { changing, openingRound } from './changes.js';
import type { Node, Transition } from './chart.js';
import { asking } from './guards.js';
import { settlingBefore } from './looking-back.js';
import { withWaited } from './rounds.js';

/** The chain stands here until something comes; once it has, what led here stays as it was decided. */
export function waitNode(wait: WaitNode, around: Around, next: string): Node {
  const on = (guard: NonNullable<Transition['guard']>, as: 'arrived' | 'let-go'): readonly Transition[] => [
    { guard, target: next, actions: [changing(({ item, call }) => withWaited(item, wait.id, { as, event: call.event })), ...settlingBefore(wait.id, around)] },
  ];
  const arrive = asking(isArrival, (event, { item }) => mayArrive(wait, item, event));
  const go = asking(isLettingGo, (event, { item, call }) => mayContinue(call.machine, item, event));
  return {
    id: nodeId(wait.id),
    initial: 'open',
    entry: [openingRound(wait.id)],
    states: { open: {} },
    on: { [`ARRIVE.${wait.id}`]: on(arrive, 'arrived'), [`CONTINUE.${wait.id}`]: on(go, 'let-go') },
  };
}

function isArrival(event: ItemEvent): event is Extract<ItemEvent, { type: 'ARRIVE' }> {
  return event.type === 'ARRIVE';
}

function isLettingGo(event: ItemEvent): event is Extract<ItemEvent, { type: 'CONTINUE' }> {
  return event.type === 'CONTINUE';
}
