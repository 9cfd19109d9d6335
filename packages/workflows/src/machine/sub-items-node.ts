import { assertNever } from '../assert-never.js';
import { mayCountChildren, ofThisRound, standing, standingFrom, withEnds, type Standing } from '../rules/children.js';
import { stepsUpTo } from '../rules/sequences.js';
import type { SubItems } from '../definition.js';
import type { Child, Context, Place } from '../vocabulary.js';
import { nodeId, type Around } from './around.js';
import { changing } from './changes.js';
import type { Guard, Node, Transition } from './chart.js';
import { countReturn, returnHome } from './course.js';
import { asking, isOf, wasPassed } from './guards.js';
import { rejecting } from './leaving.js';
import { withoutReopenable } from './looking-back.js';
import { openChildrenRound, placeOf } from './rounds.js';
import { stateTarget } from './state-id.js';

/** A place where nobody signs: entered, it asks for whom items begin; answered, it waits until enough of them have ended. */
export function subItemsNode(node: SubItems, around: Around, next: string): Node {
  const counts = asking(isOf('SPAWN', 'CHILDREN'), (event, { item }) => mayCountChildren(node, item, event));
  const before = stepsUpTo(around.chain.nodes, node.id);
  // Once they were sent out, nobody takes back what led to it.
  const entered = [opening(node), ...(around.memory.reopening ? [changing(({ item }) => withoutReopenable(item, before))] : [])];
  return {
    id: nodeId(node.id),
    initial: 'resolving',
    states: {
      resolving: { entry: entered, on: { [`SPAWN.${node.id}`]: [{ guard: counts, target: 'open', actions: [spawning(node)] }] } },
      open: {
        on: { [`CHILDREN.${node.id}`]: [{ guard: counts, actions: [counting(node)] }] },
        always: [{ guard: wasPassed(node.id), target: 'closed' }, { guard: stand(node, 'enough'), target: 'closed' }, ...lost(node, around)],
      },
      closed: { type: 'final' },
    },
    onDone: [{ target: next }],
  };
}

function lost(node: SubItems, around: Around): readonly Transition[] {
  const guard = stand(node, 'lost');
  switch (node.bad) {
    case 'reject':
      return [{ guard, ...rejecting(around) }];
    case 'return':
      return [
        {
          guard,
          target: stateTarget(around.chain.returned ?? ''),
          actions: [changing(({ item }) => returnHome(around.memory.returns ? countReturn(item) : item, { resume: null, changedOnly: false }))],
        },
      ];
    case 'go-on':
      return [];
    default:
      return assertNever(node.bad);
  }
}

function stand(node: SubItems, as: Standing): Guard {
  return ({ context: { item } }) => {
    const children = placeOf(item, node.id)?.children;
    return children !== undefined && standing(node, children) === as;
  };
}

/** A new round, which remembers the one before where what ended well is to stand. */
function opening(node: SubItems): unknown {
  return changing(({ item }) => {
    const before = standingFrom(node, item);
    const opened = openChildrenRound(item, node);
    return before.length > 0 ? written(opened, node, { before }) : opened;
  });
}

function spawning(node: SubItems): unknown {
  return changing(({ item, call: { event } }) => {
    if (event.type !== 'SPAWN') return item;
    const children = ofThisRound(node, event);
    return written(item, node, children.length === 0 ? { passed: 'nobody' } : { children });
  });
}

function counting(node: SubItems): unknown {
  return changing(({ item, call: { event } }) => {
    const children: readonly Child[] | undefined = placeOf(item, node.id)?.children;
    return event.type === 'CHILDREN' && children ? written(item, node, { children: withEnds(children, event.ended) }) : item;
  });
}

function written(item: Context, { id }: SubItems, change: Partial<Place>): Context {
  const place = placeOf(item, id);
  if (!place) return item;
  const { before: _answered, ...rest } = place;
  return { ...item, places: { ...item.places, [id]: { ...rest, ...change } } };
}
