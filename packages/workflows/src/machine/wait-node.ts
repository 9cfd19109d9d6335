import type { WaitNode } from '../definition.js';
import { mayArrive, mayContinue } from '../rules/wait.js';
import type { EventOf, ItemEvent, Waited } from '../vocabulary.js';
import { nodeId, type Around } from './around.js';
import { changing, openingRound, recording } from './changes.js';
import type { Node, Transition } from './chart.js';
import { asking, isOf } from './guards.js';
import { settlingBefore } from './looking-back.js';
import { withWaited } from './rounds.js';

/** The chain stands here until something comes; once it has, what led here stays as it was decided. */
export function waitNode(wait: WaitNode, around: Around, next: string): Node {
  const on = (guard: NonNullable<Transition['guard']>, as: (event: ItemEvent) => Waited['as']): readonly Transition[] => [
    {
      guard,
      target: next,
      actions: [changing(({ item, call: { event } }) => withWaited(item, wait.id, { as: as(event), event })), ...settlingBefore(wait.id, around)],
    },
  ];
  const { until } = wait;
  const arrive = asking(isOf('ARRIVE'), (event, { item }) => mayArrive(wait, item, event));
  const lose = asking(isLoss, (event, { item }) => mayArrive(wait, item, event));
  const lost =
    until.type !== 'items'
      ? []
      : until.lost === 'go-on'
        ? on(lose, (event) => (isLoss(event) && event.lost === 'circle' ? 'circle' : 'lost'))
        : [{ guard: lose, actions: [recording()] }];
  const go = asking(isOf('CONTINUE'), (event, { item, call }) => mayContinue(call.machine, item, event));
  return {
    id: nodeId(wait.id),
    initial: 'open',
    entry: [openingRound(wait.id)],
    states: { open: {} },
    on: { [`ARRIVE.${wait.id}`]: [...lost, ...on(arrive, () => 'arrived')], [`CONTINUE.${wait.id}`]: on(go, () => 'let-go') },
  };
}

function isLoss(event: ItemEvent): event is EventOf<'ARRIVE'> {
  return event.type === 'ARRIVE' && event.lost !== undefined;
}
