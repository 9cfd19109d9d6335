import type { Mode } from '../../definition.js';
import type { ItemEvent } from '../../vocabulary.js';
import { slotsOf } from './item.js';
import { stepsIn } from './road.js';
import type { Played } from './side-by-side.js';

/** Which commands happened where: command × kind of node × a later round or the first × by a stand-in or himself. */
export class Matrix {
  private readonly filled = new Map<string, number>();

  /** Refused ones do not count: a cell is filled by something that happened. */
  readonly watch = ({ definition, item, event, said }: Played): void => {
    const place = placeOf(event);
    if (said !== 'happens' || place === null) return;
    const step = Object.values(definition.states).flatMap(({ chain }) => stepsIn(chain?.nodes ?? [])).find(({ id }) => id === place);
    const kind = step ? kindOf(step.mode) : Object.hasOwn(definition.states, place) ? 'work' : 'sub-items';
    const { actor } = event.facts;
    const later = (item.places[place]?.round ?? 1) > 1;
    const standIn = actor.type === 'person' && actor.instead !== undefined && !slotsOf(item, place).some(({ person, id }) => person === actor.person && 'slot' in event && event.slot === id);
    const cell = nameOf({ command: event.type, kind, later, standIn });
    this.filled.set(cell, (this.filled.get(cell) ?? 0) + 1);
  };

  empty(): readonly string[] {
    return possibleCells().filter((cell) => !this.filled.has(cell));
  }

  /** Cells that the rules below call impossible and that were filled all the same. */
  surprising(): readonly string[] {
    const possible = new Set(possibleCells());
    return [...this.filled.keys()].filter((cell) => !possible.has(cell));
  }
}

const MODES = ['all', 'any', 'in-turn', 'claim', 'vote', 'per-group', 'lead'] as const;
type Kind = (typeof MODES)[number] | 'work' | 'sub-items';
const COMMANDS = ['AGREE', 'REJECT', 'RETURN', 'CLAIM', 'GIVE_BACK', 'TAKE_BACK', 'TRANSFER', 'CONSULT', 'ANSWER', 'ADD_SIGNERS', 'REMOVE_SIGNER', 'TIMEOUT', 'SLATE', 'HAND_OVER', 'SPAWN', 'CHILDREN'] as const satisfies readonly ItemEvent['type'][];

interface Cell {
  readonly command: ItemEvent['type'];
  readonly kind: Kind;
  readonly later: boolean;
  readonly standIn: boolean;
}

/** What cannot happen, with the rule that forbids it. */
export const IMPOSSIBLE: readonly { readonly rule: string; readonly forbids: (cell: Cell) => boolean }[] = [
  { rule: 'only what is claimed can be taken and given back', forbids: ({ command, kind }) => (command === 'CLAIM' || command === 'GIVE_BACK') && kind !== 'claim' },
  { rule: 'the system finds people and lets deadlines run out; nobody stands in for it', forbids: ({ command, standIn }) => (command === 'TIMEOUT' || command === 'SLATE') && standIn },
  { rule: 'the party office hands over in its own name', forbids: ({ command, standIn }) => command === 'HAND_OVER' && standIn },
  { rule: "a state's own work is done by acts, not by signing, and has no deadline of a step", forbids: ({ command, kind }) => kind === 'work' && command !== 'SLATE' && command !== 'HAND_OVER' },
  { rule: 'sub-items are started and counted by the system, and nobody signs there', forbids: ({ command, kind, standIn }) => (kind === 'sub-items') !== (command === 'SPAWN' || command === 'CHILDREN') || (kind === 'sub-items' && standIn) },
];

function possibleCells(): readonly string[] {
  const kinds: readonly Kind[] = [...MODES, 'work', 'sub-items'];
  const cells = COMMANDS.flatMap((command) => kinds.flatMap((kind) => [false, true].flatMap((later) => [false, true].map((standIn): Cell => ({ command, kind, later, standIn })))));
  return cells.filter((cell) => !IMPOSSIBLE.some(({ forbids }) => forbids(cell))).map(nameOf);
}

function nameOf({ command, kind, later, standIn }: Cell): string {
  return `${command} in ${kind}, ${later ? 'a later round' : 'the first round'}, ${standIn ? 'by a stand-in' : 'himself'}`;
}

function kindOf(mode: Mode): Kind {
  const name = typeof mode === 'string' ? mode : mode.type;
  return MODES.find((known) => known === name) ?? 'work';
}

function placeOf(event: ItemEvent): string | null {
  if ('step' in event) return event.step;
  return 'place' in event ? event.place : null;
}
