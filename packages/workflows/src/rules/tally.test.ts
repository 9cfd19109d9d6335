import { describe, expect, it } from '@jest/globals';
import type { RejectDefinition, Share, Step } from '../definition.js';
import type { Added, ClosedSlot, Slot } from '../vocabulary.js';
import { nextFallen } from './fallen.js';
import { tally } from './tally.js';
import { turns } from './turns.js';

const AT = '2018-10-08T01:00:00Z';

/** `a+` agreed, `a-` rejected, `a` open; anything else about the slot stands in `more`. */
function slot(word: string, more: Partial<Slot> = {}): Slot {
  const id = word.replace(/[+-]$/u, '');
  const as = word.endsWith('+') ? 'agreed' : word.endsWith('-') ? 'rejected' : null;
  return { id, person: id, why: { resolver: 'post' }, ...(as ? closed(as) : {}), ...more };
}

function closed(as: ClosedSlot['as']): Pick<Slot, 'closed'> {
  return { closed: { as, at: AT, by: null } };
}

function added(by: string, how: Added['how'], { among = 'all', group = 'g' }: Partial<Pick<Added, 'among' | 'group'>> = {}): Partial<Slot> {
  return { added: { by, how, among, group } };
}

function step(mode: Step['mode'], policy?: RejectDefinition['policy']): Pick<Step, 'mode' | 'reject'> {
  return { mode, ...(policy === undefined ? {} : { reject: { label: '不同意', record: '不同意', policy } }) };
}

function stands(of: Pick<Step, 'mode' | 'reject'>, slots: readonly (string | Slot)[]): string {
  return tally(of, { slots: slots.map((one) => (typeof one === 'string' ? slot(one) : one)) });
}

const over = (part: number, whole: number): Share => ({ over: [part, whole] });
const vote = (agree: Share, reject: Share, weights?: Record<string, number>) =>
  step({ type: 'vote', agree, reject, ...(weights ? { weights } : {}) }, 'by-mode');

describe('a round', () => {
  it.each<[string, Pick<Step, 'mode' | 'reject'>, readonly string[], string]>([
    ['all: waits for everybody', step('all'), ['a+', 'b'], 'open'],
    ['all: is agreed when everybody agreed', step('all'), ['a+', 'b+'], 'agreed'],
    ['any: one is enough', step('any'), ['a+', 'b'], 'agreed'],
    ['in turn: waits for the last', step('in-turn'), ['a+', 'b+', 'c'], 'open'],
    ['with nobody in it stays open', step('all', 'one-veto'), [], 'open'],
    ['one veto ends it, whoever agreed', step('all', 'one-veto'), ['a+', 'b-', 'c'], 'rejected'],
    ['one veto ends it although one would be enough', step('any', 'one-veto'), ['a-', 'b'], 'rejected'],
    ['waiting for all goes on after a no', step('all', 'wait-for-all'), ['a-', 'b'], 'open'],
    ['waiting for all is a no when everybody has spoken', step('all', 'wait-for-all'), ['a-', 'b+'], 'rejected'],
    ['waiting for all: any one who agrees carries it', step('any', 'wait-for-all'), ['a-', 'b+'], 'agreed'],
    ['waiting for all: any, and nobody agreed', step('any', 'wait-for-all'), ['a-', 'b-'], 'rejected'],
    ['two of three noes are needed', step('any', { count: 2 }), ['a-', 'b', 'c'], 'open'],
    ['two of three noes are there', step('any', { count: 2 }), ['a-', 'b-', 'c'], 'rejected'],
    ['more noes were asked for, but all can no longer agree', step('all', { count: 2 }), ['a-', 'b', 'c'], 'rejected'],
  ])('%s', (_, of, slots, outcome) => expect(stands(of, slots)).toBe(outcome));
});

describe('a vote', () => {
  it('A05 stops as soon as the outcome is fixed, either way', () => {
    const majority = vote(over(1, 2), over(1, 2));
    expect(stands(majority, ['a+', 'b+', 'c', 'd'])).toBe('open');
    expect(stands(majority, ['a+', 'b+', 'c+', 'd'])).toBe('agreed');
    expect(stands(majority, ['a-', 'b', 'c', 'd'])).toBe('open');
    expect(stands(majority, ['a-', 'b-', 'c', 'd'])).toBe('rejected');
  });

  it('A05 does not let the last voter override a share out of reach', () => {
    const twoThirds = vote({ atLeast: [2, 3] }, over(1, 2));
    expect(stands(twoThirds, ['a+', 'b-', 'c'])).toBe('open');
    expect(stands(twoThirds, ['a-', 'b-', 'c'])).toBe('rejected');
  });

  it('counts exactly: two of three are two thirds, and a half is not more than a half', () => {
    expect(stands(vote({ atLeast: [2, 3] }, over(1, 2)), ['a+', 'b+', 'c-'])).toBe('agreed');
    expect(stands(vote(over(1, 2), over(1, 2)), ['a+', 'b+', 'c-', 'd-'])).toBe('rejected');
  });

  it('counts by the weight of the post, and asks for all where there are fewer than so many', () => {
    const heavy = slot('a+', { why: { resolver: 'post', post: 'chair' } });
    expect(stands(vote(over(1, 2), over(1, 2), { chair: 3 }), [heavy, 'b', 'c'])).toBe('agreed');
    expect(stands(vote(over(1, 2), over(1, 2)), [heavy, 'b', 'c'])).toBe('open');
    expect(stands(vote({ count: 5 }, { count: 2 }), ['a+', 'b'])).toBe('open');
    expect(stands(vote({ count: 5 }, { count: 2 }), ['a+', 'b+'])).toBe('agreed');
  });
});

describe('so many of each group', () => {
  const perLine = step({ type: 'per-group', by: 'line', need: 2 }, { count: 9 });
  const of = (word: string, line: number) => slot(word, { line });

  it('asks a smaller group for all of its own', () => {
    expect(stands(perLine, [of('a+', 0), of('b+', 0), of('c', 0), of('d', 1)])).toBe('open');
    expect(stands(perLine, [of('a+', 0), of('b+', 0), of('c', 0), of('d+', 1)])).toBe('agreed');
  });

  it('is over when one group can no longer bring so many', () => {
    expect(stands(perLine, [of('a+', 0), of('b-', 0), of('c', 0), of('d', 1)])).toBe('open');
    expect(stands(perLine, [of('a', 0), of('b-', 0), of('c-', 0), of('d', 1)])).toBe('rejected');
  });

  it('counts units apart, and somebody added beside in the group of his adder', () => {
    const perUnit = step({ type: 'per-group', by: 'unit', need: 1 });
    const from = (word: string, unit: string) => slot(word, { why: { resolver: 'post', unit } });
    expect(stands(perUnit, [from('a+', 'x'), from('b', 'y')])).toBe('open');
    expect(stands(perUnit, [from('a', 'x'), from('b+', 'y'), slot('c+', added('a', 'beside'))])).toBe('agreed');
  });
});

describe('a lead with assistants', () => {
  const lead = (assist: 'waits' | 'optional') => step({ type: 'lead', assist }, 'one-veto');
  const assistant = (word: string) => slot(word, { line: 1 });

  it('is decided by the lead alone, or when the assistants have said theirs', () => {
    expect(stands(lead('optional'), ['a+', assistant('b')])).toBe('agreed');
    expect(stands(lead('optional'), ['a', assistant('b+')])).toBe('open');
    expect(stands(lead('waits'), ['a+', assistant('b')])).toBe('open');
  });

  it('makes the lead wait for every assistant where it says so', () => {
    const waits = (slots: readonly Slot[]) => turns(lead('waits'), slots).map((one) => one.waits ?? null);
    expect(waits([slot('a'), assistant('b'), assistant('c+')])).toEqual(['turn', null, null]);
    expect(waits([slot('a'), assistant('b+')])).toEqual([null, null]);
  });
});

describe('claiming', () => {
  it('holds nobody up who was not to wait for him, where the step is no longer one that is taken', () => {
    const taken = [slot('a', { claimed: true }), slot('b')];
    expect(turns(step('all'), taken)).toEqual(taken);
    expect(turns(step('claim'), taken).map(({ waits }) => waits)).toEqual([undefined, 'claimed']);
  });

  it('leaves the others waiting, and the one who took it decides alone', () => {
    const slots = [slot('a', { claimed: true }), slot('b')];
    expect(turns(step('claim'), slots).map((one) => one.waits ?? null)).toEqual([null, 'claimed']);
    expect(stands(step('claim', 'wait-for-all'), [slot('a-', { claimed: true }), 'b'])).toBe('rejected');
    expect(turns(step('claim'), [slot('a'), slot('b', { waits: 'claimed' })])).toEqual([slot('a'), slot('b')]);
  });
});

describe('whose turn it is', () => {
  const waits = (mode: Step['mode'], slots: readonly Slot[]) => turns(step(mode), slots).map((one) => one.waits ?? null);

  it('goes from one to the next in the order found', () => {
    expect(waits('in-turn', [slot('a'), slot('b'), slot('c')])).toEqual([null, 'turn', 'turn']);
    expect(waits('in-turn', [slot('a+'), slot('b'), slot('c')])).toEqual([null, null, 'turn']);
  });

  it('comes after those added before oneself, and for those added after, when oneself has agreed', () => {
    expect(waits('all', [slot('a'), slot('x', added('a', 'before')), slot('y', added('a', 'before'))])).toEqual(['added', null, null]);
    expect(waits('all', [slot('a'), slot('x+', added('a', 'before', { among: 'any' })), slot('y', added('a', 'before', { among: 'any' }))])).toEqual([
      null,
      null,
      null,
    ]);
    expect(waits('all', [slot('a'), slot('x', added('a', 'after'))])).toEqual([null, 'added']);
    expect(waits('all', [slot('a+'), slot('x', added('a', 'after'))])).toEqual([null, null]);
    expect(waits('any', [slot('a'), slot('x', added('a', 'before', { among: 'in-turn' })), slot('y', added('a', 'before', { among: 'in-turn' }))])).toEqual([
      'added',
      null,
      'added',
    ]);
  });

  it('waits for the answer first of all', () => {
    expect(waits('in-turn', [slot('z'), slot('a'), slot('x', added('a', 'consult'))])).toEqual([null, 'answer', null]);
    expect(waits('all', [slot('a'), slot('x', { ...added('a', 'consult'), ...closed('answered') })])).toEqual([null, null]);
  });

  it('asks for nobody who was taken out or went on elsewhere', () => {
    expect(waits('all', [slot('a'), slot('x', { ...added('a', 'before'), ...closed('removed') })])).toEqual([null, null]);
    expect(stands(step('all'), ['a+', slot('b', closed('transferred')), 'c+', slot('x', { ...added('a', 'consult'), ...closed('answered') })])).toBe('agreed');
  });
});

describe('added signers', () => {
  it('A17 change the number all are counted by only where they were added beside', () => {
    expect(stands(step('all'), ['a+', slot('x', added('a', 'beside'))])).toBe('open');
    expect(stands(vote(over(1, 2), over(1, 2)), ['a+', 'b+', 'c', slot('x', added('a', 'beside'))])).toBe('open');
    expect(stands(vote(over(1, 2), over(1, 2)), ['a+', 'b+', 'c', slot('x+', added('a', 'before'))])).toBe('agreed');
  });

  it('after one who agreed are heard before the round is agreed', () => {
    expect(stands(step('any'), ['a+', 'b', slot('x', added('a', 'after'))])).toBe('open');
    expect(stands(step('any'), ['a+', 'b', slot('x+', added('a', 'after'))])).toBe('agreed');
    expect(stands(step('any', 'one-veto'), ['a+', 'b', slot('x-', added('a', 'after'))])).toBe('rejected');
  });

  it('after one who agreed take his voice along when they disagree, and hold the others up no longer', () => {
    const spoiled = [slot('a+'), slot('x-', added('a', 'after')), slot('c')];
    expect(stands(step('any', { count: 2 }), [...spoiled, slot('b')])).toBe('open');
    expect(stands(step('any', { count: 2 }), [...spoiled, slot('b+')])).toBe('agreed');
    expect(stands(step('all', 'wait-for-all'), [slot('a+'), slot('x-', added('a', 'after')), slot('b+')])).toBe('rejected');
    expect(stands(vote(over(1, 2), over(1, 2)), [slot('a+'), slot('x-', added('a', 'after')), slot('b+'), slot('c+')])).toBe('agreed');
  });

  it('A05 after one whose voice no longer matters hold nobody up', () => {
    const x = slot('x', added('a', 'after'));
    expect(stands(vote(over(1, 2), { atLeast: [1, 2] }), ['a+', 'b+', 'c+', 'd+', 'e', x])).toBe('agreed');
    expect(stands(vote(over(1, 2), { atLeast: [1, 2] }), ['a+', 'b+', 'c+', 'd', 'e', x])).toBe('open');
    expect(stands(step('any'), ['a+', 'b+', x])).toBe('agreed');
    expect(stands(step('any', 'one-veto'), ['a+', 'b+', x])).toBe('open');
  });

  it('A18 take the one who leaned on them along when they disagree, and he takes his own', () => {
    const slots = [slot('a'), slot('b'), slot('x-', added('a', 'before')), slot('y', added('a', 'before'))];
    expect(stands(step('any', { count: 2 }), slots)).toBe('open');
    expect(nextFallen(slots)).toEqual({ id: 'a', as: 'rejected' });
    expect(nextFallen(slots.with(0, slot('a-')))).toEqual({ id: 'y', as: 'superseded' });
  });

  it('are let go when one of them was enough', () => {
    const some = added('a', 'before', { among: 'any' });
    expect(nextFallen([slot('a'), slot('x+', some), slot('y', some)])).toEqual({ id: 'y', as: 'superseded' });
    expect(nextFallen([slot('a'), slot('x', some), slot('y', some)])).toBeNull();
  });
});
