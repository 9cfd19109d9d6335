import { describe, expect, it } from '@jest/globals';
import type { Fork } from '../definition.js';
import { chainOf, forkOf, rejecting, stepOf, submittedChain } from '../testing/chain-of.js';
import type { Played } from '../testing/play.js';
import { refuses } from '../testing/steps-taken.js';
import type { ItemEvent } from '../vocabulary.js';
import { fold } from './fold.js';

const REFUSED = { chain: { rejected: 'refused' } };

function folds(played: Played): void {
  expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
}

function endOf(played: Played, place: string): readonly string[] {
  return played.slotsAt(place).map(({ person, closed }) => `${person} ${closed?.as ?? 'open'}`);
}

describe('a disagreement', () => {
  it('ends the chain, and closes who was not asked any more with the reason', () => {
    const played = submittedChain(chainOf([stepOf('one', rejecting()), stepOf('two')], REFUSED), { one: ['ma', 'yu'] });
    played.does(played.reject('one', 'ma'));
    expect(played.state.value).toBe('refused');
    expect(endOf(played, 'one')).toEqual(['ma rejected', 'yu superseded']);
    expect(played.effects[0]).toMatchObject({
      type: 'CloseSlots',
      place: 'one',
      slots: [{ closed: { as: 'rejected', by: 'ma' } }, { closed: { as: 'superseded', by: 'ma' } }],
    });
    folds(played);
  });

  it('wants a reason, a step that offers it, and one’s own open slot', () => {
    const played = submittedChain(chainOf([stepOf('one', rejecting()), stepOf('two')], REFUSED), { one: ['ma', 'yu'] });
    refuses(played, played.reject('one', 'ma', { reasonGiven: false }), 'reject.reason-missing');
    refuses(played, { ...played.reject('one', 'ma'), step: 'two' }, 'slot.not-open');
    refuses(played, { ...played.reject('one', 'ma'), facts: played.reject('one', 'yu').facts }, 'slot.not-yours');
    played.does(played.agree('one', 'ma'));
    refuses(played, played.reject('one', 'ma'), 'slot.already-settled');
    played.does(played.agree('one', 'yu'));
    refuses(played, played.reject('two', 'two'), 'reject.not-offered');
  });

  it('A02 is told to the one who comes second', () => {
    const played = submittedChain(chainOf([stepOf('one', { ...rejecting(), mode: 'any' })], REFUSED), { one: ['ma', 'yu'] });
    const late = played.reject('one', 'yu');
    played.does(played.agree('one', 'ma'));
    expect(played.send(late)).toMatchObject({ code: 'slot.already-settled', facts: { by: 'ma', as: 'agreed' } });
  });

  it('that waits for all is told only when the last has spoken, whatever he says', () => {
    const played = submittedChain(chainOf([stepOf('one', rejecting('wait-for-all'))], REFUSED), { one: ['ma', 'yu'] });
    played.does(played.reject('one', 'ma'));
    expect(played.state.value).toEqual({ review: { one: 'open' } });
    played.does(played.agree('one', 'yu'));
    expect(played.state.value).toBe('refused');
  });

  it('is not an assistant’s: he gives an opinion', () => {
    const lead = stepOf('one', {
      ...rejecting(),
      mode: { type: 'lead', assist: 'waits' },
      work: { who: [{ type: 'area-leader' }, { type: 'post', post: 'helper', of: 'anywhere' }], act: '办' },
    });
    const played = submittedChain(chainOf([lead], REFUSED), {
      one: [
        { person: 'ma', line: 0 },
        { person: 'yu', line: 1 },
      ],
    });
    refuses(played, played.reject('one', 'yu'), 'reject.not-offered');
    refuses(played, played.agree('one', 'ma'), 'slot.waits');
    played.does(played.agree('one', 'yu'));
    played.does(played.reject('one', 'ma'));
    expect(played.state.value).toBe('refused');
  });
});

describe('a disagreement inside a parallel branch', () => {
  const branches = { left: [stepOf('a', rejecting()), stepOf('b', rejecting())], right: [stepOf('c', rejecting())] };
  const after = stepOf('last');
  const running = (onReject: Fork['onReject']): Played =>
    submittedChain(chainOf([forkOf('f', branches, onReject ? { onReject } : {}), after], onReject === 'restart-branch' ? {} : REFUSED));

  it('A09 stops all branches, which keep what was done with the reason', () => {
    const played = running('stop-all');
    played.does(played.agree('a', 'a'));
    played.does(played.reject('c', 'c'));
    expect(played.state.value).toBe('refused');
    expect([...endOf(played, 'a'), ...endOf(played, 'b'), ...endOf(played, 'c')]).toEqual(['a agreed', 'b superseded', 'c rejected']);
    folds(played);
  });

  it('A09 lets the siblings finish, and then it is over', () => {
    const played = running('siblings-finish');
    played.does(played.reject('c', 'c'));
    expect(played.state.context.rejectedBranches).toEqual(['f/right']);
    expect(endOf(played, 'a')).toEqual(['a open']);
    played.does(played.agree('a', 'a'));
    played.does(played.agree('b', 'b'));
    expect(played.state.value).toBe('refused');
    expect(played.state.context.rejectedBranches).toBeUndefined();
    folds(played);
  });

  it('A09 goes on as agreed when no sibling disagreed', () => {
    const played = running('siblings-finish');
    for (const who of ['c', 'a', 'b']) played.does(played.agree(who, who));
    expect(played.state.value).toEqual({ review: { last: 'open' } });
  });

  it('A09 begins this branch anew and leaves the sibling as it is', () => {
    const played = running('restart-branch');
    played.does(played.agree('a', 'a'));
    played.does(played.reject('b', 'b'));
    expect(played.state.value).toEqual({ review: { f: { left: { a: 'open' }, right: { c: 'open' } } } });
    expect([played.state.context.places['a']?.round, played.state.context.places['c']?.round]).toEqual([2, 1]);
    for (const who of ['a', 'b', 'c', 'last']) played.does(played.agree(who, who));
    expect(played.state.value).toBe('accepted');
    folds(played);
  });

  it('A06 is counted in its own round, whatever runs beside it', () => {
    const vote = stepOf('a', { ...rejecting('by-mode'), mode: { type: 'vote', agree: { over: [1, 2] }, reject: { over: [1, 2] } } });
    const played = submittedChain(chainOf([forkOf('f', { left: [vote], right: [stepOf('c')] }, { onReject: 'siblings-finish' }), after], REFUSED), {
      a: ['ma', 'yu', 'qi'],
    });
    played.does(played.agree('a', 'ma'));
    played.does(played.agree('a', 'yu'));
    expect(endOf(played, 'a')).toEqual(['ma agreed', 'yu agreed', 'qi superseded']);
    expect(endOf(played, 'c')).toEqual(['c open']);
  });
});

describe('forks in forks', () => {
  const inner = (onReject: NonNullable<Fork['onReject']>) => forkOf('inner', { x: [stepOf('x', rejecting())], y: [stepOf('y', rejecting())] }, { onReject });
  const nested = (innerSays: NonNullable<Fork['onReject']>, outerSays: NonNullable<Fork['onReject']>): Played =>
    submittedChain(
      chainOf(
        [forkOf('outer', { left: [stepOf('first'), inner(innerSays)], right: [stepOf('c')] }, { onReject: outerSays })],
        outerSays === 'restart-branch' || innerSays === 'restart-branch' ? {} : REFUSED,
      ),
    );

  it('A09 what stops the inner one is a disagreement of the outer branch', () => {
    const played = nested('stop-all', 'siblings-finish');
    played.does(played.agree('first', 'first'));
    played.does(played.reject('x', 'x'));
    expect(endOf(played, 'y')).toEqual(['y superseded']);
    expect(played.state.context.rejectedBranches).toEqual(['outer/left']);
    played.does(played.agree('c', 'c'));
    expect(played.state.value).toBe('refused');
  });

  it('A09 the inner siblings finish before the outer policy is asked', () => {
    const played = nested('siblings-finish', 'restart-branch');
    played.does(played.agree('first', 'first'));
    played.does(played.reject('x', 'x'));
    expect(endOf(played, 'y')).toEqual(['y open']);
    played.does(played.agree('y', 'y'));
    expect(played.state.value).toEqual({ review: { outer: { left: { first: 'open' }, right: { c: 'open' } } } });
    expect(played.state.context.rejectedBranches).toBeUndefined();
    folds(played);
  });

  it('A09 the innermost says it first', () => {
    const played = nested('restart-branch', 'stop-all');
    played.does(played.agree('first', 'first'));
    played.does(played.reject('x', 'x'));
    expect(played.state.value).toEqual({ review: { outer: { left: { inner: { x: { x: 'open' }, y: { y: 'open' } } }, right: { c: 'open' } } } });
    expect(played.state.context.places['x']?.round).toBe(2);
  });
});

describe('a condition branch', () => {
  const chain = [
    forkOf(
      'way',
      { short: [stepOf('a', rejecting())], middle: [stepOf('b'), stepOf('b2')], long: [stepOf('c')] },
      { takes: 'first', when: ['short', 'middle'] },
    ),
    stepOf('last'),
  ];
  const going = (short: boolean, middle: boolean): Played =>
    submittedChain(chainOf(chain, REFUSED), {}, { 'fork/way/short': short, 'fork/way/middle': middle });

  it('A08 takes the first way whose condition holds, and no other', () => {
    expect(going(true, true).state.value).toEqual({ review: { way: { short: { a: 'open' } } } });
    expect(going(false, true).state.value).toEqual({ review: { way: { middle: { b: 'open' } } } });
    expect(going(false, false).state.value).toEqual({ review: { way: { long: { c: 'open' } } } });
  });

  it('goes on when that way has ended', () => {
    const played = going(false, true);
    played.does(played.agree('b', 'b'));
    played.does(played.agree('b2', 'b2'));
    expect(played.state.value).toEqual({ review: { last: 'open' } });
    folds(played);
  });

  it('may be disagreed with like any other', () => {
    const played = going(true, false);
    played.does(played.reject('a', 'a'));
    expect(played.state.value).toBe('refused');
  });
});

describe('claiming', () => {
  const claimed = (): Played => submittedChain(chainOf([stepOf('one', { ...rejecting(), mode: 'claim' })], REFUSED), { one: ['ma', 'yu'] });
  const sends =
    (type: 'CLAIM' | 'GIVE_BACK') =>
    (played: Played, who: string): ItemEvent => {
      const { step, slot, facts } = played.agree('one', who);
      return { type, step, slot, facts };
    };
  const takes = sends('CLAIM');
  const givesBack = sends('GIVE_BACK');

  it('is needed before deciding, and leaves the others waiting', () => {
    const played = claimed();
    refuses(played, played.agree('one', 'ma'), 'claim.not-yours');
    refuses(played, played.giveBack('one', 'ma'), 'claim.not-yours');
    played.does(takes(played, 'ma'));
    expect(played.effects).toMatchObject([
      {
        type: 'ChangeSlots',
        slots: [
          { person: 'ma', claimed: true },
          { person: 'yu', waits: 'claimed' },
        ],
      },
    ]);
    refuses(played, played.agree('one', 'yu'), 'slot.waits');
    refuses(played, takes(played, 'yu'), 'claim.taken');
    played.does(played.agree('one', 'ma'));
    expect(played.state.value).toBe('accepted');
  });

  it('may be given back, by whoever has it', () => {
    const played = claimed();
    refuses(played, givesBack(played, 'ma'), 'claim.not-yours');
    played.does(takes(played, 'ma'));
    refuses(played, givesBack(played, 'yu'), 'claim.not-yours');
    played.does(givesBack(played, 'ma'));
    expect(played.slotsAt('one').map(({ claimed: is, waits }) => [is, waits])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    played.does(takes(played, 'yu'));
    played.does(played.reject('one', 'yu'));
    expect(played.state.value).toBe('refused');
    folds(played);
  });

  it('is no word of a step that nobody has to claim', () => {
    const played = submittedChain(chainOf([stepOf('one')]));
    refuses(played, takes(played, 'one'), 'action.not-offered');
  });
});

describe('one after another', () => {
  it('asks the next when the one before has agreed, and lets nobody go first', () => {
    const played = submittedChain(chainOf([stepOf('one', { mode: 'in-turn' })]), { one: ['ma', 'yu', 'qi'] });
    expect(played.slotsAt('one').map(({ waits }) => waits)).toEqual([undefined, 'turn', 'turn']);
    refuses(played, played.agree('one', 'yu'), 'slot.waits');
    played.does(played.agree('one', 'ma'));
    expect(played.effects).toMatchObject([{ type: 'CloseSlots' }, { type: 'ChangeSlots', slots: [{ person: 'yu' }] }]);
    played.does(played.agree('one', 'yu'));
    played.does(played.agree('one', 'qi'));
    expect(played.state.value).toBe('accepted');
  });

  it('keeps the turn of the one it was handed on from', () => {
    const played = submittedChain(chainOf([stepOf('one', { mode: 'in-turn' })]), { one: ['ma', 'yu'] });
    const to = { id: 'new', person: 'wen', why: { resolver: 'hand-over' as const } };
    played.does({ type: 'TRANSFER', step: 'one', slot: played.slotsAt('one')[0]?.id ?? '', to, facts: played.agree('one', 'ma').facts, reasonGiven: true });
    expect(played.slotsAt('one').map(({ person, waits }) => [person, waits])).toEqual([
      ['ma', undefined],
      ['wen', undefined],
      ['yu', 'turn'],
    ]);
  });
});
