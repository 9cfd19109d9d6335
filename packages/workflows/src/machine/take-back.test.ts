import { describe, expect, it } from '@jest/globals';
import type { ChainNode, Fork, Step } from '../definition.js';
import { chainOf, forkOf, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { conditionsFor } from '../questions/conditions-for.js';
import { wouldCancel } from '../questions/would-cancel.js';
import { jumpingTo, MAY_ALL, timeOut } from '../testing/office-events.js';
import { factsOf, person } from '../testing/play.js';
import type { Played } from '../testing/play.js';
import { refuses, Signer } from '../testing/steps-taken.js';
import type { ItemEvent } from '../vocabulary.js';
import { fold } from './fold.js';

const reject = { label: '不同意', record: '不同意', policy: 'wait-for-all' as const };
const due = { within: { amount: 1, unit: 'days' as const } };
const SEATS = { first: ['ma', 'yu'], second: ['qi', 'fan'], third: ['wen'], a: ['an'], b: ['bo'], last: ['wen'] };

function running(nodes: readonly ChainNode[], seats: Readonly<Record<string, readonly string[]>> = {}): Played {
  return submittedChain(chainOf(nodes, { office: MAY_ALL }), { ...SEATS, ...seats });
}

function two(first: Partial<Step> = {}, second: Partial<Step> = {}): Played {
  return running([stepOf('first', first), stepOf('second', second), stepOf('third')]);
}

function back(played: Played, step: string, who: string): ItemEvent {
  return new Signer(played, step, who).takeBack();
}

function rejecting(played: Played, step: string, who: string): ItemEvent {
  const slot = played.slotsAt(step).find(({ person: of }) => of === who)?.id ?? 'none';
  return { type: 'REJECT', step, slot, facts: factsOf(person(who)), reasonGiven: true };
}

function standing(played: Played, step: string): readonly string[] {
  return played.slotsAt(step).map(({ person: who, closed, waits }) => `${who} ${closed?.as ?? waits ?? 'open'}`);
}

function folds(played: Played): void {
  expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
}

describe('A16 taking back one’s own decision while the step is open', () => {
  it('opens that place alone and counts again', () => {
    const played = two({ reject });
    played.does(played.agree('first', 'ma'));
    played.does(back(played, 'first', 'ma'));
    expect(standing(played, 'first')).toEqual(['ma open', 'yu open']);
    played.does(rejecting(played, 'first', 'ma'));
    played.does(back(played, 'first', 'ma'));
    played.does(played.agree('first', 'yu'));
    expect(played.state.value).toEqual({ review: { first: 'open' } });
    played.does(played.agree('first', 'ma'));
    expect(played.state.value).toEqual({ review: { second: 'open' } });
    folds(played);
  });

  it('opens again who fell with it, and leaves who is needed no more', () => {
    const played = two({ reject });
    played.does(new Signer(played, 'first', 'ma').add('before', [seed('su')]));
    played.does(rejecting(played, 'first', 'su'));
    expect(standing(played, 'first')).toEqual(['ma rejected', 'yu open', 'su rejected']);
    played.does(back(played, 'first', 'su'));
    expect(standing(played, 'first')).toEqual(['ma added', 'yu open', 'su open']);
    const any = two();
    any.does(new Signer(any, 'first', 'ma').add('before', [seed('su'), seed('he')], { among: 'any' }));
    any.does(any.agree('first', 'su'));
    expect(standing(any, 'first')).toEqual(['ma open', 'yu open', 'su agreed', 'he superseded']);
    any.does(any.agree('first', 'yu'));
    any.does(back(any, 'first', 'yu'));
    expect(standing(any, 'first')).toEqual(['ma open', 'yu open', 'su agreed', 'he superseded']);
    any.does(back(any, 'first', 'su'));
    expect(standing(any, 'first')).toEqual(['ma added', 'yu open', 'su open', 'he open']);
  });

  it('goes on by the way the form says, where those whom he asked to sign after him were all that was still awaited', () => {
    const way = forkOf('way', { large: [stepOf('second')], small: [stepOf('third')] }, { when: ['large'], takes: 'first' });
    const played = running([stepOf('first', { mode: 'any', reject: { ...reject, policy: 'one-veto' } }), way]);
    const outcomes = { 'fork/way/large': true };
    played.does(new Signer(played, 'first', 'ma').add('after', [seed('su')]));
    for (const who of ['ma', 'yu']) played.does(played.agree('first', who, { outcomes }));
    const asked = back(played, 'first', 'ma');
    expect(conditionsFor(played.machine, played.state, asked).map(({ id }) => id)).toEqual(['fork/way/large']);
    expect(wouldCancel(played.machine, played.state, asked)).toMatchObject([{ place: 'first', slots: [{ person: 'su' }] }]);
    played.does({ ...asked, facts: factsOf(person('ma'), { outcomes }) } as ItemEvent);
    expect(standing(played, 'first')).toEqual(['ma superseded', 'yu agreed', 'su superseded']);
    const closed = played.effects.flatMap((effect) => (effect.type === 'CloseSlots' ? effect.slots.map(({ person: who }) => who) : []));
    expect(closed).toEqual(['ma', 'su']);
    expect(played.state.value).toEqual({ review: { way: { large: { second: 'open' } } } });
    folds(played);
  });

  it('is refused to others, where it is not offered, and for what was no decision of one’s own', () => {
    const played = two();
    refuses(played, back(played, 'first', 'ma'), 'take-back.too-late');
    played.does(played.agree('first', 'ma'));
    refuses(played, { ...back(played, 'first', 'ma'), facts: factsOf(person('yu')) } as ItemEvent, 'slot.not-yours');
    refuses(played, back(played, 'first', 'nobody'), 'slot.not-open');
    refuses(played, { ...back(played, 'first', 'ma'), step: 'nowhere' } as ItemEvent, 'act.not-here');
    played.does(new Signer(played, 'first', 'yu').transfer(seed('su')));
    refuses(played, back(played, 'first', 'yu'), 'take-back.too-late');
    const plain = two({ actions: [] });
    plain.does(plain.agree('first', 'ma'));
    refuses(plain, back(plain, 'first', 'ma'), 'action.not-offered');
  });

  it('is no stand-in’s of what the other signed himself; what a stand-in signed, he and the one he signed for take back', () => {
    const zhao = person('zhao', [], { instead: { person: 'ma', units: [] } });
    const played = two({ reject });
    const signer = new Signer(played, 'first', 'ma');
    for (const decision of [played.agree('first', 'ma'), rejecting(played, 'first', 'ma')]) {
      played.does(decision);
      refuses(played, signer.takeBack({ actor: zhao }), 'slot.not-yours');
      played.does(signer.takeBack());
      played.does({ ...decision, facts: factsOf(zhao) } as ItemEvent);
      refuses(played, signer.takeBack({ actor: person('chu', [], { instead: { person: 'ma', units: [] } }) }), 'slot.not-yours');
      played.does(signer.takeBack({ actor: decision.type === 'AGREE' ? zhao : person('ma') }));
    }
    expect(standing(played, 'first')).toEqual(['ma open', 'yu open']);
    folds(played);
  });

  it('is not done by the submitter who stands in for the signer, nor by anybody where it must be signed in person', () => {
    const played = two({ reject });
    played.does(rejecting(played, 'first', 'ma'));
    const filler = person('filler', [], { instead: { person: 'ma', units: [] } });
    refuses(played, { ...back(played, 'first', 'ma'), facts: factsOf(filler) } as ItemEvent, 'person.is-the-submitter');
    const personal = two({ personal: true });
    personal.does(personal.agree('first', 'ma'));
    refuses(
      personal,
      { ...back(personal, 'first', 'ma'), facts: factsOf(person('zhao', [], { instead: { person: 'ma', units: [] } })) } as ItemEvent,
      'person.must-sign-himself',
    );
  });
});

describe('A16 taking back a decision after the step has closed', () => {
  it('opens the step in the same round, asks again whom the outcome had made needless, and leaves what was entered', () => {
    const played = two({ mode: 'any', due }, { due });
    played.does(played.agree('first', 'ma'));
    played.does(back(played, 'first', 'ma'));
    expect(played.state).toMatchObject({ value: { review: { first: 'open' } }, context: { places: { first: { round: 1 }, second: { round: 1 } } } });
    expect(standing(played, 'first')).toEqual(['ma open', 'yu open']);
    expect(standing(played, 'second')).toEqual(['qi superseded', 'fan superseded']);
    expect(played.effects).toMatchObject([
      { type: 'CloseSlots', place: 'second' },
      { type: 'ChangeSlots', place: 'first', slots: [{ person: 'ma' }, { person: 'yu' }] },
      { type: 'DisarmStepDue', place: 'second', round: 1 },
      { type: 'ArmStepDue', place: 'first', round: 1, again: true },
    ]);
    played.does(played.agree('first', 'yu'));
    expect(played.state).toMatchObject({ value: { review: { second: 'open' } }, context: { places: { second: { round: 2 } } } });
    folds(played);
  });

  it('gives a voice again to those who had none when somebody else’s vote was the last', () => {
    const vote: Partial<Step> = { mode: { type: 'vote', agree: { count: 2 }, reject: { count: 2 } }, reject: { ...reject, policy: 'by-mode' } };
    const played = running([stepOf('first', vote), stepOf('second')], { first: ['ma', 'yu', 'su'] });
    played.does(played.agree('first', 'ma'));
    played.does(played.agree('first', 'yu'));
    played.does(back(played, 'first', 'ma'));
    expect(standing(played, 'first')).toEqual(['ma open', 'yu agreed', 'su open']);
    played.does(rejecting(played, 'first', 'ma'));
    expect(played.state.value).toEqual({ review: { first: 'open' } });
    played.does(played.agree('first', 'su'));
    expect(played.state.value).toEqual({ review: { second: 'open' } });
  });

  it('is refused when the outcome stands without it', () => {
    const weights = { chair: 2 };
    const played = running([
      stepOf('first', { mode: { type: 'vote', agree: { count: 2 }, reject: { count: 2 }, weights }, reject: { ...reject, policy: 'by-mode' } }),
      stepOf('second'),
    ]);
    played.state = {
      ...played.state,
      context: {
        ...played.state.context,
        places: {
          ...played.state.context.places,
          first: { round: 1, slots: played.slotsAt('first').map((slot, n) => (n === 1 ? { ...slot, why: { resolver: 'post', post: 'chair' } } : slot)) },
        },
      },
    };
    played.does(played.agree('first', 'ma'));
    played.does(played.agree('first', 'yu'));
    refuses(played, back(played, 'first', 'ma'), 'take-back.too-late');
    played.does(back(played, 'first', 'yu'));
  });

  it('is refused as soon as somebody after it has decided, answered or sent it back', () => {
    const agreed = two({ mode: 'any' });
    agreed.does(agreed.agree('first', 'ma'));
    agreed.does(agreed.agree('second', 'qi'));
    refuses(agreed, back(agreed, 'first', 'ma'), 'take-back.too-late');
    agreed.does(back(agreed, 'second', 'qi'));
    refuses(agreed, back(agreed, 'first', 'ma'), 'take-back.too-late');
    const answered = two({ mode: 'any' });
    answered.does(answered.agree('first', 'ma'));
    answered.does(new Signer(answered, 'second', 'qi').consult(seed('su')));
    answered.does(new Signer(answered, 'second', 'su').answer());
    refuses(answered, back(answered, 'first', 'ma'), 'take-back.too-late');
    const returned = two({ mode: 'any' });
    returned.does(returned.agree('first', 'ma'));
    const late = back(returned, 'first', 'ma');
    returned.does(returned.giveBack('second', 'qi'));
    refuses(returned, late, 'take-back.too-late');
  });

  it('is refused when the chain has ended, the office jumped, or it was never one’s own but the deadline’s', () => {
    const last = running([stepOf('first', { mode: 'any' })]);
    last.does(last.agree('first', 'ma'));
    refuses(last, back(last, 'first', 'ma'), 'take-back.too-late');
    const jumped = two({ mode: 'any' });
    jumped.does(jumped.agree('first', 'ma'));
    jumped.does(jumpingTo('third'));
    refuses(jumped, back(jumped, 'first', 'ma'), 'take-back.too-late');
    const late = two({ due: { ...due, then: 'agree' } });
    late.does(late.agree('first', 'ma'));
    late.does(timeOut('first'));
    refuses(late, back(late, 'first', 'yu'), 'take-back.too-late');
    late.does(back(late, 'first', 'ma'));
    expect(standing(late, 'first')).toEqual(['ma open', 'yu agreed']);
  });

  it('is refused for a round of an earlier submission that a correction went straight past', () => {
    const played = running([stepOf('first', { mode: 'any' }), stepOf('second', { return: { label: '退回', record: '退回', then: 'straight-back' } })]);
    played.does(played.agree('first', 'ma'));
    played.does(played.giveBack('second', 'qi'));
    played.does(played.act('SUBMIT', person('filler')));
    expect(played.state.value).toEqual({ review: { second: 'open' } });
    refuses(played, back(played, 'first', 'ma'), 'take-back.too-late');
  });
});

describe('A16 taking back inside parallel branches', () => {
  const fork = (more: Partial<Fork> = {}): Fork => ({
    type: 'fork',
    id: 'both',
    branches: [
      { id: 'left', label: '左', nodes: [stepOf('a', { reject, mode: 'any' })] },
      { id: 'right', label: '右', nodes: [stepOf('b', { reject, mode: 'any' })] },
      { id: 'extra', label: '另', when: { '==': [{ var: 'x' }, 1] }, nodes: [stepOf('c')] },
    ],
    ...more,
  });
  const outcomes = { 'fork/both/extra': false };

  function inFork(more: Partial<Fork> = {}): Played {
    const played = running([stepOf('first', { mode: 'any' }), fork(more), stepOf('last')]);
    played.does(played.agree('first', 'ma', { outcomes }));
    return played;
  }

  it('leaves the fork whole when the step before it opens again', () => {
    const played = inFork();
    played.does(back(played, 'first', 'ma'));
    expect(played.state.value).toEqual({ review: { first: 'open' } });
    expect([standing(played, 'a'), standing(played, 'b')]).toEqual([['an superseded'], ['bo superseded']]);
    played.does(played.agree('first', 'yu', { outcomes }));
    refuses(played, back(played, 'first', 'ma'), 'take-back.too-late');
    played.does(played.agree('b', 'bo'));
    refuses(played, back(played, 'first', 'yu'), 'take-back.too-late');
  });

  it('opens an ended branch and leaves its sibling alone', () => {
    const played = inFork();
    played.does(played.agree('a', 'an'));
    played.does(back(played, 'a', 'an'));
    expect(played.state.value).toEqual({ review: { both: { left: { a: 'open' }, right: { b: 'open' }, extra: 'skipped' } } });
    played.does(played.agree('b', 'bo'));
    played.does(played.agree('a', 'an'));
    expect(played.state.value).toEqual({ review: { last: 'open' } });
  });

  it('opens a joined fork for its own branch, whoever of them was the last', () => {
    const played = inFork();
    played.does(played.agree('a', 'an'));
    played.does(played.agree('b', 'bo'));
    played.does(back(played, 'a', 'an'));
    expect(played.state.value).toMatchObject({ review: { both: { left: { a: 'open' }, right: 'ended' } } });
    expect([standing(played, 'b'), standing(played, 'last')]).toEqual([['bo agreed'], ['wen superseded']]);
    played.does(back(played, 'b', 'bo'));
    played.does(played.agree('a', 'an'));
    played.does(played.agree('b', 'bo'));
    expect(played.state.value).toEqual({ review: { last: 'open' } });
    folds(played);
  });

  it('takes back a disagreement while the siblings finish, and then nothing was disagreed with', () => {
    const played = inFork({ onReject: 'siblings-finish' });
    played.does(rejecting(played, 'a', 'an'));
    expect(played.state.context.rejectedBranches).toEqual(['both/left']);
    played.does(back(played, 'a', 'an'));
    expect(played.state.context.rejectedBranches).toBeUndefined();
    played.does(played.agree('a', 'an'));
    played.does(played.agree('b', 'bo'));
    expect(played.state.value).toEqual({ review: { last: 'open' } });
  });

  it('is refused while a sibling branch counts him as agreed by that very signature, and by no other of his', () => {
    const beside = forkOf('f', { x: [stepOf('a')], y: [stepOf('b'), stepOf('last', { again: 'auto-agree' })] });
    const seats = { first: ['ma'], a: ['ma', 'yu'], b: ['bo'], last: ['ma', 'qi'] };
    const played = running([beside], seats);
    played.does(played.agree('a', 'ma'));
    played.does(played.agree('b', 'bo'));
    expect(played.slotsAt('last')[0]?.closed).toMatchObject({ by: 'ma', auto: 'signed-before' });
    refuses(played, back(played, 'a', 'ma'), 'take-back.too-late');
    const twice = running([stepOf('first'), beside], seats);
    twice.does(twice.agree('first', 'ma'));
    twice.does(twice.agree('a', 'ma'));
    twice.does(twice.agree('b', 'bo'));
    twice.does(back(twice, 'a', 'ma'));
    expect(standing(twice, 'a')).toEqual(['ma open', 'yu open']);
    expect(standing(twice, 'last')).toEqual(['ma agreed', 'qi open']);
  });

  it('does not undo a disagreement that began its branch anew or ended everything', () => {
    const anew = inFork({ onReject: 'restart-branch' });
    const late = back(anew, 'a', 'an');
    anew.does(rejecting(anew, 'a', 'an'));
    refuses(anew, late, 'slot.not-open');
    const ended = inFork();
    ended.does(rejecting(ended, 'a', 'an'));
    expect(ended.state.value).toBe('refused');
    refuses(ended, back(ended, 'a', 'an'), 'take-back.too-late');
  });

  it('opens a fork inside a fork to the depth of the step', () => {
    const inner: Fork = {
      type: 'fork',
      id: 'inner',
      branches: [
        { id: 'x', label: 'x', nodes: [stepOf('a')] },
        { id: 'y', label: 'y', nodes: [stepOf('b')] },
      ],
    };
    const outer: Fork = {
      type: 'fork',
      id: 'outer',
      branches: [
        { id: 'p', label: 'p', nodes: [inner] },
        { id: 'q', label: 'q', nodes: [stepOf('third')] },
      ],
    };
    const played = running([outer, stepOf('last')]);
    for (const [step, who] of [
      ['a', 'an'],
      ['b', 'bo'],
      ['third', 'wen'],
    ] as const)
      played.does(played.agree(step, who));
    expect(played.state.value).toEqual({ review: { last: 'open' } });
    played.does(back(played, 'b', 'bo'));
    expect(played.state.value).toEqual({ review: { outer: { p: { inner: { x: 'ended', y: { b: 'open' } } }, q: 'ended' } } });
    played.does(played.agree('b', 'bo'));
    expect(played.state.value).toEqual({ review: { last: 'open' } });
    folds(played);
  });
});
