import type { Share, SubItems } from '../../definition.js';
import type { Child } from '../../vocabulary.js';
import { stateOf, type EventOf, type Item, type No, type Turn } from './item.js';
import { trailTo, type Trail } from './road.js';
import { goTo, enterNode, innermost, reject, remember } from './walk.js';

/** For whom sub-items begin was answered. */
export function spawn(turn: Turn<EventOf<'SPAWN'>>): No {
  const { item, event } = turn;
  const here = at(item, event);
  if (here?.phase !== 'resolving' || item.places[event.place]?.round !== event.round) return 'act.not-here';
  const round = item.places[event.place];
  const kept = event.kept ?? [];
  const known = new Set(round?.before?.map((child) => child.item));
  if (kept.some((child) => child.ended === 'void' || !known.has(child.item))) return 'act.not-here';
  const named = [...kept, ...event.children];
  const isEnough = kept.length > 0 && satisfied(here.node, named);
  const all = isEnough ? kept : named;
  if (all.length === 0 && here.node.nobody !== 'skip') return 'sub-items.nobody-named';
  here.open();
  if (round) item.places[event.place] = { round: round.round, slots: round.slots };
  if (all.length > 0) {
    setChildren(item, event.place, all);
    decide(turn, here, all);
    return null;
  }
  if (round) item.places[event.place] = { round: round.round, slots: round.slots, passed: 'nobody' };
  goOn(turn, here.trail);
  return null;
}

/** Enough ended well, or nobody runs any more where it goes on all the same. */
function satisfied({ enough, bad }: SubItems, all: readonly Child[]): boolean {
  const well = all.filter(({ ended }) => ended === 'done').length;
  return well >= needed(enough, all.length) || (bad === 'go-on' && running(all).length === 0);
}

/** Some of them ended, or run again. */
export function children(turn: Turn<EventOf<'CHILDREN'>>): No {
  const { item, event } = turn;
  const here = at(item, event);
  if (here?.phase !== 'open') return 'act.not-here';
  if (event.facts.actor.type !== 'system') return 'act.not-yours';
  if (item.places[event.place]?.round !== event.round) return 'act.not-here';
  const now = (item.places[event.place]?.children ?? []).map((child): Child => {
    const told = event.ended.findLast((one) => one.item === child.item);
    if (!told) return child;
    const { ended: _, ...plain } = child;
    return told.as ? { ...plain, ended: told.as } : plain;
  });
  setChildren(item, event.place, now);
  decide(turn, here, now);
  return null;
}

interface Here {
  readonly trail: Trail;
  readonly node: SubItems;
  readonly phase: 'resolving' | 'open';
  open(): void;
}

function at(item: Item, { place }: { readonly place: string }): Here | null {
  const trail = trailTo(item.path, place);
  const token = trail && innermost(trail).sequence.token;
  if (!trail || token?.type !== 'sub-items') return null;
  return { trail, node: token.node, phase: token.phase, open: () => void (token.phase = 'open') };
}

/** Whether enough have ended, or too many badly, by another measure than so far. */
export function recount(turn: Turn, place: string): void {
  const here = at(turn.item, { place });
  const children = turn.item.places[place]?.children;
  if (here?.phase === 'open' && children) decide(turn, here, children);
}

function decide(turn: Turn, { node, trail }: Here, all: readonly Child[]): void {
  const need = needed(node.enough, all.length);
  const well = all.filter(({ ended }) => ended === 'done').length;
  const badly = all.filter(({ ended }) => ended === 'void').length;
  const nobodyRuns = well + badly === all.length;
  if (well >= need) {
    if (node.rest === 'end') turn.item.ends = [...turn.item.ends, ...running(all)];
    return goOn(turn, trail);
  }
  if (node.bad === 'go-on') return nobodyRuns ? goOn(turn, trail) : undefined;
  if (all.length - badly >= need) return;
  if (node.bad === 'reject') return reject(turn, trail);
  turn.item.returns += 1;
  goTo(turn, stateOf(turn)?.chain?.returned ?? '');
  Object.assign(turn.item, { resume: null, changedOnly: false });
  remember(turn.item, { cameBack: true });
}

/** The smallest number of well ended ones that is the share. */
function needed(share: Share | undefined, all: number): number {
  if (!share) return all;
  if ('count' in share) return Math.min(share.count, all);
  if ('atLeast' in share) return Math.ceil((all * share.atLeast[0]) / share.atLeast[1]);
  return Math.floor((all * share.over[0]) / share.over[1]) + 1;
}

function goOn(turn: Turn, trail: Trail): void {
  const { sequence } = innermost(trail);
  sequence.token = null;
  enterNode(turn, trail, sequence.at + 1);
}

function running(all: readonly Child[]): readonly string[] {
  return all.filter(({ ended }) => !ended).map(({ item }) => item);
}

function setChildren(item: Item, place: string, children: readonly Child[]): void {
  const round = item.places[place];
  if (round) item.places[place] = { ...round, children };
}
