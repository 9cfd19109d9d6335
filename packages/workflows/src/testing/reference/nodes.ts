import type { ChainNode, WaitNode } from '../../definition.js';
import type { Waited } from '../../vocabulary.js';
import type { EventOf, Item, No, Sequence, Turn } from './item.js';
import { branchesIn, trailTo } from './road.js';
import { enterNode, innermost, outcome, roadOf, settleWhatLedHere } from './walk.js';
import { isAnyOf, standInSaysNo } from './who.js';

/** Nodes where nobody decides. */

/** Every node of a lifecycle, those inside forks included. */
export function nodesOf({ definition }: Pick<Turn, 'definition'>): readonly ChainNode[] {
  return Object.values(definition.states).flatMap(({ chain }) => nodesIn(chain?.nodes ?? []));
}

export function nodesIn(nodes: readonly ChainNode[]): readonly ChainNode[] {
  return nodes.flatMap((node) => [node, ...branchesIn(node).flatMap((branch) => nodesIn(branch.nodes))]);
}

/** Waits that last. */
export function waitTokens(sequence: Sequence | null): readonly WaitNode[] {
  const token = sequence?.token;
  if (!token) return [];
  if (token.type !== 'fork') return token.type === 'wait' ? [token.wait] : [];
  return token.branches.flatMap(({ run }) => (typeof run === 'string' ? [] : waitTokens(run)));
}

/** Whom a node tells was found; it is taken once, and also when the item has gone on long since. */
export function told(turn: Turn<EventOf<'TOLD'>>): No {
  const { item, event } = turn;
  const isTelling = nodesOf(turn).some(({ type, id }) => id === event.place && (type === 'cc' || type === 'notify'));
  const round = item.places[event.place];
  if (!isTelling || !round || round.round !== event.round || round.told) return 'act.not-here';
  item.places[event.place] = { ...round, told: event.to };
  return null;
}

/** The day, the answer or the items have come; or one of the items never will. */
export function arrive(turn: Turn<EventOf<'ARRIVE'>>): No {
  const { item, event } = turn;
  const wait = waitTokens(item.path).find(({ id }) => id === event.wait);
  if (!wait) return notWaiting(turn);
  if (item.places[wait.id]?.round !== event.round) return 'wait.over';
  const { until } = wait;
  const who = until.type === 'answer' ? until.who : [{ type: 'system' as const }];
  if (!isAnyOf(who, item, event.facts)) return 'act.not-yours';
  const standIn = standInSaysNo(turn);
  if (standIn) return standIn;
  if (event.lost && until.type !== 'items') return 'act.not-here';
  const unmet = until.type === 'answer' && (until.requires ?? []).some(({ id }) => !outcome(event.facts.outcomes, `${wait.id}/${id}`));
  if (unmet) return 'act.requirement-not-met';
  // Where the office is asked, it only hears of it.
  const stays = event.lost && until.type === 'items' && until.lost === 'ask-office';
  if (!stays) goOn(turn, wait, event.lost === 'circle' ? 'circle' : event.lost ? 'lost' : 'arrived');
  return null;
}

/** The party office lets it go on. */
export function letGo(turn: Turn<EventOf<'CONTINUE'>>): No {
  const { definition, item, event } = turn;
  const wait = waitTokens(item.path).find(({ id }) => id === event.wait);
  if (!wait) return notWaiting(turn);
  if (!definition.office) return 'action.not-offered';
  if (!isAnyOf(definition.office.who, item, event.facts)) return 'office.not-yours';
  if (!event.reasonGiven) return 'action.reason-missing';
  goOn(turn, wait, 'let-go');
  return null;
}

function notWaiting(turn: Turn<EventOf<'ARRIVE'> | EventOf<'CONTINUE'>>): No {
  return nodesOf(turn).some(({ type, id }) => type === 'wait' && id === turn.event.wait) ? 'wait.over' : 'act.not-here';
}

function goOn(turn: Turn, { id }: WaitNode, as: Waited['as']): void {
  const {
    item,
    event: { facts },
  } = turn;
  const trail = trailTo(item.path, id);
  const round = item.places[id];
  if (!trail || !round) throw new Error('a wait that lasts has its round');
  item.places[id] = { ...round, waited: { as, at: facts.at, by: facts.actor.type === 'person' ? facts.actor.person : null } };
  // What was waited for has come: whatever led here stays as it was decided.
  settleWhatLedHere(item, roadOf(turn, id));
  const { sequence } = innermost(trail);
  enterNode(turn, trail, sequence.at + 1);
}

/** Nodes that do not know yet whom to tell. */
export function untold(turn: Pick<Turn, 'definition' | 'item'>): readonly { readonly place: string; readonly round: number }[] {
  const places: Item['places'] = turn.item.places;
  const tells = nodesOf(turn).filter(({ type }) => type === 'cc' || type === 'notify');
  return tells.flatMap(({ id }) => (places[id] && !places[id].told ? [{ place: id, round: places[id].round }] : []));
}
