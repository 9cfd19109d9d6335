import type { ChainNode, LifecycleDefinition, Mode } from '../../definition.js';
import type { ItemEvent } from '../../vocabulary.js';
import { slotsOf } from './item.js';
import { nodesOf } from './nodes.js';
import { stepsIn } from './road.js';
import type { Played } from './side-by-side.js';

/** Which commands happened where: command × kind of node × a later round or the first × by a stand-in or himself. */
export class Matrix {
  private readonly filled = new Map<string, number>();

  /** Refused ones do not count: a cell is filled by something that happened. */
  readonly watch = ({ definition, item, event, said }: Played): void => {
    const place = placeOf(event);
    if (said !== 'happens' || place === null) return;
    const step = Object.values(definition.states)
      .flatMap(({ chain }) => stepsIn(chain?.nodes ?? []))
      .find(({ id }) => id === place);
    const node = step ? undefined : nodesOf({ definition }).find(({ id }) => id === place);
    const kind = step ? kindOf(step.mode) : kindOfNode(node);
    const { actor } = event.facts;
    const later = (item.places[place]?.round ?? 1) > 1;
    const standIn =
      actor.type === 'person' &&
      actor.instead !== undefined &&
      !slotsOf(item, place).some(({ person, id }) => person === actor.person && 'slot' in event && event.slot === id);
    const cell = nameOf({ command: event.type, kind, later, standIn });
    this.filled.set(cell, (this.filled.get(cell) ?? 0) + 1);
  };

  empty(): readonly string[] {
    return this.emptyCells().map(nameOf);
  }

  /** Whether a cell still empty could be filled in an item of this definition. */
  wants(definition: LifecycleDefinition): boolean {
    const missing = new Set(this.emptyCells().map(({ kind }) => kind));
    const steps = Object.values(definition.states).flatMap(({ chain }) => stepsIn(chain?.nodes ?? []));
    return missing.has('work') || steps.some(({ mode }) => missing.has(kindOf(mode))) || nodesOf({ definition }).some((node) => missing.has(kindOfNode(node)));
  }

  private emptyCells(): readonly Cell[] {
    return possibleCells().filter((cell) => !this.filled.has(nameOf(cell)));
  }

  /** Cells that the rules below call impossible and that were filled all the same. */
  surprising(): readonly string[] {
    const possible = new Set(possibleCells().map(nameOf));
    return [...this.filled.keys()].filter((cell) => !possible.has(cell));
  }
}

const MODES = ['all', 'any', 'in-turn', 'claim', 'vote', 'per-group', 'lead'] as const;
type Kind = (typeof MODES)[number] | 'work' | 'tell' | 'wait' | 'sub-items';
const COMMANDS = [
  'AGREE',
  'REJECT',
  'RETURN',
  'CLAIM',
  'GIVE_BACK',
  'TAKE_BACK',
  'TRANSFER',
  'CONSULT',
  'ANSWER',
  'ADD_SIGNERS',
  'REMOVE_SIGNER',
  'EDIT',
  'TIMEOUT',
  'SLATE',
  'HAND_OVER',
  'TOLD',
  'ARRIVE',
  'CONTINUE',
  'SPAWN',
  'CHILDREN',
] as const satisfies readonly ItemEvent['type'][];

interface Cell {
  readonly command: ItemEvent['type'];
  readonly kind: Kind;
  readonly later: boolean;
  readonly standIn: boolean;
}

/** What cannot happen, with the rule that forbids it. */
export const IMPOSSIBLE: readonly { readonly rule: string; readonly forbids: (cell: Cell) => boolean }[] = [
  {
    rule: 'only what is claimed can be taken and given back',
    forbids: ({ command, kind }) => (command === 'CLAIM' || command === 'GIVE_BACK') && kind !== 'claim',
  },
  {
    rule: 'the system finds people and lets deadlines run out; nobody stands in for it',
    forbids: ({ command, standIn }) => (command === 'TIMEOUT' || command === 'SLATE' || command === 'TOLD') && standIn,
  },
  {
    rule: 'the party office hands over and lets go in its own name',
    forbids: ({ command, standIn }) => (command === 'HAND_OVER' || command === 'CONTINUE') && standIn,
  },
  {
    rule: 'a node that only tells is told once whom, and nothing else happens there',
    forbids: ({ command, kind }) => (kind === 'tell') !== (command === 'TOLD'),
  },
  {
    rule: 'at a wait nobody works: what it is for comes, or it is let go',
    forbids: ({ command, kind }) => (kind === 'wait') !== (command === 'ARRIVE' || command === 'CONTINUE'),
  },
  {
    rule: "a state's own work is done by acts, not by signing, and has no deadline of a step",
    forbids: ({ command, kind }) => kind === 'work' && command !== 'SLATE' && command !== 'HAND_OVER',
  },
  {
    rule: 'sub-items are started and counted by the system, and nobody signs there',
    forbids: ({ command, kind, standIn }) => (kind === 'sub-items') !== (command === 'SPAWN' || command === 'CHILDREN') || (kind === 'sub-items' && standIn),
  },
];

function possibleCells(): readonly Cell[] {
  const kinds: readonly Kind[] = [...MODES, 'work', 'tell', 'wait', 'sub-items'];
  const cells = COMMANDS.flatMap((command) =>
    kinds.flatMap((kind) => [false, true].flatMap((later) => [false, true].map((standIn): Cell => ({ command, kind, later, standIn })))),
  );
  return cells.filter((cell) => !IMPOSSIBLE.some(({ forbids }) => forbids(cell)));
}

function nameOf({ command, kind, later, standIn }: Cell): string {
  return `${command} in ${kind}, ${later ? 'a later round' : 'the first round'}, ${standIn ? 'by a stand-in' : 'himself'}`;
}

function kindOfNode(node: ChainNode | undefined): Kind {
  if (node === undefined) return 'work';
  return node.type === 'wait' || node.type === 'sub-items' ? node.type : 'tell';
}

function kindOf(mode: Mode): Kind {
  const name = typeof mode === 'string' ? mode : mode.type;
  return MODES.find((known) => known === name) ?? 'work';
}

function placeOf(event: ItemEvent): string | null {
  if ('step' in event) return event.step;
  if ('wait' in event) return event.wait;
  return 'place' in event ? event.place : null;
}
