import { describe, expect, it } from '@jest/globals';
import type { Mode, Resolver, Step } from '../definition.js';
import { pathOf } from '../questions/path-of.js';
import { chainOf, rejecting, seed, stepOf } from '../testing/chain-of.js';
import { timeOut } from '../testing/office-events.js';
import { factsOf, person, Played, SYSTEM } from '../testing/play.js';
import { refuses } from '../testing/steps-taken.js';
import type { ItemEvent, SlotSeed } from '../vocabulary.js';
import { upgrade } from '../versions/upgrade.js';
import { compile } from './compile.js';
import { fold } from './fold.js';

const GROUPS: Mode = { type: 'per-group', by: 'line', need: 1 };
type Nobody = 'refuse' | 'skip' | 'wait';

/** A step of two lines, a secretary's and a committee's. */
const twoLines = (mode: Mode, nobody: Nobody, more: Partial<Step> = {}): Step =>
  stepOf('a', { mode, work: { who: [{ type: 'area-leader' }, { type: 'group', group: 'committee' }], act: '办', nobody }, ...more });

function handedIn(step: Step): Played {
  const played = new Played(compile(chainOf([step])), { drafting: ['filler'] });
  played.create();
  played.send(played.act('SUBMIT', person('filler')));
  return played;
}

const slate = (slots: readonly SlotSeed[], vacant?: readonly number[]): ItemEvent => ({
  type: 'SLATE',
  place: 'a',
  round: 1,
  slots,
  ...(vacant ? { vacant } : {}),
  facts: factsOf(SYSTEM),
});
const first = seed('ma');
const second: SlotSeed = { ...seed('wen'), line: 1 };
const roundOf = (played: Played) => played.state.context.places['a'];
const names = (to: SlotSeed): ItemEvent => ({ type: 'HAND_OVER', place: 'a', slot: 'a', to, facts: factsOf(person('office')) });

function folds(played: Played): void {
  expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
}

describe('a line of a step that finds nobody while another finds somebody', () => {
  it.each(['all', 'any', 'in-turn', 'claim', { type: 'lead', assist: 'waits' }] satisfies Mode[])(
    'A24 is kept with the round, and the others decide (%j)',
    (mode) => {
      const played = handedIn(twoLines(mode, 'refuse'));
      played.does(slate([first], [1]));
      expect(roundOf(played)).toMatchObject({ vacant: [1], slots: [{ person: 'ma' }] });
      if (mode === 'claim') played.does({ type: 'CLAIM', step: 'a', slot: first.id, facts: factsOf(person('ma')) });
      played.does(played.agree('a', 'ma'));
      expect(played.state.value).toBe('accepted');
      expect(pathOf(played.machine, played.state).find(({ place }) => place === 'a')?.vacant).toEqual([1]);
      folds(played);
    },
  );

  it('A24 is kept where those of a later line lead in its place', () => {
    const played = handedIn(twoLines({ type: 'lead', assist: 'waits' }, 'refuse'));
    played.does(slate([second], [0]));
    played.does(played.agree('a', 'wen'));
    expect(played.state.value).toBe('accepted');
    expect(roundOf(played)?.vacant).toEqual([0]);
  });

  it('leaves no trace where everybody was found, and old records say nothing of it', () => {
    const played = handedIn(twoLines('all', 'refuse'));
    played.does(slate([first, second]));
    expect(Object.keys(roundOf(played) ?? {}).toSorted()).toEqual(['round', 'slots']);
    const before = handedIn(twoLines(GROUPS, 'refuse'));
    before.does(slate([first]));
    before.does(before.agree('a', 'ma'));
    expect(before.state.value).toBe('accepted');
  });
});

describe('where each line is a group of its own, what the step says of finding nobody holds for each', () => {
  it('A24 refuses, naming the group, where the step says nothing else', () => {
    const played = handedIn(twoLines(GROUPS, 'refuse'));
    const { state } = played;
    refuses(played, slate([first], [1]), 'slate.nobody-found');
    expect(played.send(slate([first], [1]))).toMatchObject({ facts: { place: 'a', line: 1 } });
    expect(played.state).toBe(state);
  });

  it('takes whoever stands in for the group, and keeps that its own were not found', () => {
    const played = handedIn(twoLines(GROUPS, 'refuse'));
    played.does(slate([first, second], [1]));
    played.does(played.agree('a', 'ma'));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    played.does(played.agree('a', 'wen'));
    expect(played.state.value).toBe('accepted');
    expect(roundOf(played)?.vacant).toEqual([1]);
  });

  it('A24 passes a group over with a note that stays', () => {
    const played = handedIn(twoLines(GROUPS, 'skip'));
    played.does(slate([first], [1]));
    expect(roundOf(played)?.unfilled).toBeUndefined();
    played.does(played.agree('a', 'ma'));
    expect(played.state.value).toBe('accepted');
    expect(roundOf(played)?.vacant).toEqual([1]);
    folds(played);
  });

  it('A24 waits for the group, tells the office, and goes on when the one it names has agreed, too', () => {
    const played = handedIn(twoLines(GROUPS, 'wait'));
    played.does(slate([first], [1]));
    expect(played.effects).toContainEqual({ type: 'TellOffice', about: 'nobody', place: 'a' });
    played.does(played.agree('a', 'ma'));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    played.does(names(seed('lu')));
    expect(roundOf(played)).toMatchObject({ vacant: [1], slots: [{ person: 'ma' }, { person: 'lu', line: 1 }] });
    expect(roundOf(played)?.unfilled).toBeUndefined();
    played.does(played.agree('a', 'lu'));
    expect(played.state.value).toBe('accepted');
    folds(played);
  });

  it('A24 waits on the path only while it does: once the office let the item go on, the line was not found and nobody is awaited', () => {
    const office = { who: [{ type: 'post' as const, post: 'office', of: 'anywhere' as const }], suspend: true, terminate: 'refused', jump: true };
    const played = new Played(compile(chainOf([twoLines(GROUPS, 'wait'), stepOf('z')], { office })), { drafting: ['filler'] });
    played.create();
    played.send(played.act('SUBMIT', person('filler')));
    played.does(slate([first], [1]));
    const lineOf = () => pathOf(played.machine, played.state).find(({ place }) => place === 'a');
    expect(lineOf()).toMatchObject({ when: 'now', vacant: [1], unfilled: [1] });
    played.does({ type: 'JUMP', to: 'z', facts: factsOf(person('office', [{ post: 'office', unit: 'unit-8' }])), reasonGiven: true });
    expect(lineOf()).toMatchObject({ when: 'done', vacant: [1] });
    expect(lineOf()?.unfilled).toBeUndefined();
  });

  it('waits for every group where nobody at all was found, one after the other', () => {
    const played = handedIn(twoLines(GROUPS, 'wait'));
    played.does(slate([], [0, 1]));
    played.does(names({ ...seed('lu'), line: 1 }));
    played.does(played.agree('a', 'lu'));
    expect(roundOf(played)?.unfilled).toEqual([0]);
    played.does(names(seed('ma')));
    played.does(played.agree('a', 'ma'));
    expect(played.state.value).toBe('accepted');
  });

  it('A31 never counts a group as agreed by the end of its time that nobody was asked of', () => {
    const played = handedIn(twoLines(GROUPS, 'wait', { due: { within: { amount: 2, unit: 'days' }, then: 'agree' } }));
    played.does(slate([first], [1]));
    played.does(timeOut('a'));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    expect(played.effects).toContainEqual({ type: 'TellOffice', about: 'overdue', place: 'a' });
  });

  it('is not disagreed with before everybody has spoken while a group is still to be named, where that is asked', () => {
    const played = handedIn(twoLines(GROUPS, 'wait', rejecting('wait-for-all')));
    played.does(slate([first], [1]));
    played.does(played.reject('a', 'ma'));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    played.does(names(seed('lu')));
    played.does(played.agree('a', 'lu'));
    expect(played.state.value).toBe('refused');
  });

  it('is not passed over for the submitter alone while another group is still to be named, and his own is named, too', () => {
    const played = handedIn(twoLines(GROUPS, 'wait', { self: 'skip' }));
    played.does(slate([seed('filler')], [1]));
    expect(roundOf(played)).toMatchObject({ vacant: [0, 1], unfilled: [0, 1] });
    played.does(names({ ...seed('lu'), line: 1 }));
    played.does(played.agree('a', 'lu'));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    played.does(names(seed('wen')));
    played.does(played.agree('a', 'wen'));
    expect(played.state.value).toBe('accepted');
    folds(played);
  });
});

describe('where whoever handed it in is the only one of a group and does not sign for himself', () => {
  const self = { ...seed('filler'), line: 1 };
  const leavingOut = (nobody: Nobody) => handedIn(twoLines(GROUPS, nobody, { self: 'skip' }));

  it('A24 nobody is left of it, and the step refuses, naming it', () => {
    const played = leavingOut('refuse');
    const { state } = played;
    expect(played.send(slate([first, self], []))).toMatchObject({ type: 'refusal', code: 'slate.nobody-found', facts: { place: 'a', line: 1 } });
    expect(played.state).toBe(state);
  });

  it('A24 it is passed over with a note that stays', () => {
    const played = leavingOut('skip');
    played.does(slate([first, self], []));
    played.does(played.agree('a', 'ma'));
    expect(played.state.value).toBe('accepted');
    expect(roundOf(played)?.vacant).toEqual([1]);
    expect(pathOf(played.machine, played.state).find(({ place }) => place === 'a')?.vacant).toEqual([1]);
    folds(played);
  });

  it('A24 it waits for somebody else to be named', () => {
    const played = leavingOut('wait');
    played.does(slate([first, self], []));
    expect(played.effects).toContainEqual({ type: 'TellOffice', about: 'nobody', place: 'a' });
    played.does(played.agree('a', 'ma'));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    played.does(names(seed('lu')));
    played.does(played.agree('a', 'lu'));
    expect(played.state.value).toBe('accepted');
  });

  it('nothing is missing while somebody else of it is asked', () => {
    const played = leavingOut('refuse');
    played.does(slate([first, self, second], []));
    expect(roundOf(played)?.vacant).toBeUndefined();
    played.does(played.agree('a', 'ma'));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
  });

  it('the step is passed over where he is all that was found, as ever', () => {
    const played = leavingOut('refuse');
    played.does(slate([seed('filler')], []));
    expect(played.state.value).toBe('accepted');
    expect(roundOf(played)?.passed).toBe('self');
  });

  it('A42 a record that names no lines at all folds to what it was', () => {
    const played = leavingOut('refuse');
    played.does(slate([first, self]));
    played.does(played.agree('a', 'ma'));
    expect(played.state.value).toBe('accepted');
    expect(roundOf(played)?.vacant).toBeUndefined();
  });
});

it('A20 what is given on stays in its group, whatever line is named with it', () => {
  const played = handedIn(twoLines(GROUPS, 'refuse'));
  played.does(slate([first, second], []));
  played.does({ type: 'HAND_OVER', place: 'a', slot: first.id, to: { ...seed('lu'), line: 1 }, facts: factsOf(person('office')) });
  expect(roundOf(played)?.slots.at(-1)).toEqual(seed('lu'));
  played.does(played.agree('a', 'wen'));
  expect(played.state.value).toEqual({ review: { a: 'open' } });
  played.does(played.agree('a', 'lu'));
  expect(played.state.value).toBe('accepted');
  folds(played);
});

describe('an item that waits for a group goes over to another version', () => {
  const waiting = (agreed = true): Played => {
    const played = handedIn(twoLines(GROUPS, 'wait'));
    played.does(slate([first], [1]));
    if (agreed) played.does(played.agree('a', 'ma'));
    return played;
  };
  const over = (step: Step, played = waiting()): Played => {
    const to = compile(chainOf([step]));
    const event = { type: 'UPGRADE', version: 'next', mapping: { places: {}, states: {} }, facts: factsOf(SYSTEM) } as const;
    const went = upgrade({ from: played.machine, to }, played.state, event);
    if (went.type === 'blocked') throw new Error(JSON.stringify(went.reasons));
    return Object.assign(new Played(to), { state: went.state });
  };

  it('A25 goes on without it where the new version may pass it over, and keeps the note', () => {
    const done = over(twoLines(GROUPS, 'skip'));
    expect(done.state.value).toBe('accepted');
    expect(roundOf(done)).toMatchObject({ vacant: [1] });
    expect(roundOf(done)?.unfilled).toBeUndefined();
    const open = over(twoLines(GROUPS, 'skip'), waiting(false));
    open.does(open.agree('a', 'ma'));
    expect(open.state.value).toBe('accepted');
  });

  it('A25 goes on without it where there is no such group any more, or lines are no groups', () => {
    const { work } = twoLines(GROUPS, 'wait');
    const three = stepOf('a', { mode: GROUPS, work: { ...work, who: [...work.who, { type: 'submitter' }] } });
    const played = handedIn(three);
    played.does(slate([first, second], [2]));
    played.does(played.agree('a', 'ma'));
    played.does(played.agree('a', 'wen'));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    expect(over(twoLines(GROUPS, 'wait'), played).state.value).toBe('accepted');
    expect(over(twoLines('all', 'wait')).state.value).toBe('accepted');
  });

  const [A, C] = twoLines(GROUPS, 'wait').work.who;
  const D: Resolver = { type: 'submitter' };
  const ofLines = (...who: readonly (Resolver | undefined)[]): Step =>
    stepOf('a', { mode: GROUPS, work: { who: who.filter((one) => one !== undefined), act: '办', nobody: 'wait' } });
  const waitingForThird = (): Played => {
    const played = handedIn(ofLines(A, C, D));
    played.does(slate([first, second], [2]));
    for (const signer of ['ma', 'wen']) played.does(played.agree('a', signer));
    return played;
  };

  it.each([
    ['the first is gone', [C, D], 1],
    ['the second is gone', [A, D], 1],
    ['it stands first', [D, C], 0],
    ['it is asked of others', [A, C, { type: 'superior', level: 1 }], 2],
    ['another comes before it', [A, D, C, { type: 'superior', level: 1 }], 1],
  ] as const)('A25 waits for whom the line means, wherever it stands, and for nobody else in his place: %s', (_, who, line) => {
    const played = over(ofLines(...who), waitingForThird());
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    expect(roundOf(played)).toMatchObject({ vacant: [line], unfilled: [line] });
    played.does(names(seed('lu')));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    played.does(played.agree('a', 'lu'));
    expect(played.state.value).toBe('accepted');
  });

  it.each(['wait', 'refuse'] as const)('A25 waits on until the office names somebody where it may not be passed over (%s)', (nobody) => {
    const played = over(twoLines(GROUPS, nobody));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    played.does(names(seed('lu')));
    played.does(played.agree('a', 'lu'));
    expect(played.state.value).toBe('accepted');
  });
});
