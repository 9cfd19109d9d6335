import { describe, expect, it } from '@jest/globals';
import type { ChainNode, ReturnDefinition, ReturnTarget } from '../definition.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { chainOf, forkOf, rejecting, stepOf, submittedChain } from '../testing/chain-of.js';
import { factsOf, person, type Played } from '../testing/play.js';
import { refuses, Signer } from '../testing/steps-taken.js';
import { fold } from './fold.js';

function back(then: ReturnDefinition['then'], ...to: ReturnTarget[]): { readonly return: ReturnDefinition } {
  return { return: { label: '退回', record: '退回', then, ...(to.length > 0 ? { to } : {}) } };
}

function folds(played: Played): void {
  expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
}

function agrees(played: Played, ...steps: readonly string[]): void {
  for (const step of steps) played.does(played.agree(step, step));
}

/** The step's own signer sends it back to another step. */
function sends(played: Played, from: string, to: string) {
  return played.giveBackTo(to, { step: from, who: from });
}

const rounds = (played: Played, ...steps: readonly string[]) => steps.map((step) => played.state.context.places[step]?.round);

describe('a return to an earlier step', () => {
  const three = (last: Partial<ReturnType<typeof stepOf>>) => submittedChain(chainOf([stepOf('a'), stepOf('b'), stepOf('c', last), stepOf('d')]));

  it('A10 opens a new round there, and keeps what was said before', () => {
    const played = three(back('walk-again', 'earlier'));
    agrees(played, 'a', 'b');
    played.does(sends(played, 'c', 'a'));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    expect(rounds(played, 'a', 'b', 'c')).toEqual([2, 1, 1]);
    expect(played.slotsAt('c')).toMatchObject([{ closed: { as: 'returned' } }]);
    agrees(played, 'a', 'b', 'c');
    expect(played.state.value).toEqual({ review: { d: 'open' } });
    expect(rounds(played, 'a', 'b', 'c')).toEqual([2, 2, 2]);
    folds(played);
  });

  it('A10 straight back asks the returner again as soon as the target has agreed', () => {
    const played = three(back('straight-back', 'submitter', 'earlier'));
    agrees(played, 'a', 'b');
    played.does(sends(played, 'c', 'a'));
    expect(played.state.context.resumeAfter).toEqual({ a: 'c' });
    agrees(played, 'a');
    expect(played.state.value).toEqual({ review: { c: 'open' } });
    expect(played.state.context.resumeAfter).toBeUndefined();
    expect(rounds(played, 'a', 'b', 'c')).toEqual([2, 1, 2]);
    folds(played);
  });

  it('to the step right before goes nowhere else', () => {
    const played = three(back('walk-again', 'previous'));
    agrees(played, 'a', 'b');
    refuses(played, sends(played, 'c', 'a'), 'return.target-unknown');
    refuses(played, sends(played, 'c', 'd'), 'return.target-unknown');
    refuses(played, sends(played, 'c', 'nowhere'), 'return.target-unknown');
    refuses(played, played.giveBack('c', 'c'), 'return.target-unknown');
    refuses(played, { ...sends(played, 'c', 'b'), reasonGiven: false }, 'return.reason-missing');
    played.does(sends(played, 'c', 'b'));
    expect(played.state.value).toEqual({ review: { b: 'open' } });
  });

  it('is not offered where only the submitter is', () => {
    const played = three(back('walk-again'));
    agrees(played, 'a', 'b');
    refuses(played, sends(played, 'c', 'a'), 'return.target-unknown');
    played.does(played.giveBack('c', 'c'));
    expect(played.state.value).toEqual({ fixing: 'open' });
  });

  it('A11 cancels the branches of the fork it leads out of', () => {
    const played = submittedChain(
      chainOf([stepOf('a'), forkOf('f', { left: [stepOf('b', back('walk-again', 'earlier'))], right: [stepOf('c'), stepOf('c2')] }), stepOf('d')]),
    );
    agrees(played, 'a');
    played.does(sends(played, 'b', 'a'));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    expect(played.slotsAt('c')).toMatchObject([{ closed: { as: 'superseded', by: 'b' } }]);
    agrees(played, 'a', 'c', 'b', 'c2');
    expect(played.state.value).toEqual({ review: { d: 'open' } });
    folds(played);
  });

  it('A12 into a sibling branch is refused with the reason', () => {
    const played = submittedChain(
      chainOf([forkOf('f', { left: [stepOf('b'), stepOf('b2', back('walk-again', 'earlier'))], right: [stepOf('c')] }), stepOf('d')], {}),
    );
    agrees(played, 'b', 'c');
    refuses(played, sends(played, 'b2', 'c'), 'return.sibling-branch');
    played.does(sends(played, 'b2', 'b'));
    expect(played.state.value).toEqual({ review: { f: { left: { b: 'open' }, right: 'ended' } } });
    agrees(played, 'b', 'b2');
    expect(played.state.value).toEqual({ review: { d: 'open' } });
  });

  it('inside its own branch leaves the siblings running, and comes straight back', () => {
    const left: readonly ChainNode[] = [stepOf('b'), stepOf('b2'), stepOf('b3', back('straight-back', 'earlier'))];
    const played = submittedChain(chainOf([forkOf('f', { left, right: [stepOf('c')] })]));
    agrees(played, 'b', 'b2');
    played.does(sends(played, 'b3', 'b'));
    expect(played.state.value).toEqual({ review: { f: { left: { b: 'open' }, right: { c: 'open' } } } });
    agrees(played, 'b');
    expect(played.state.value).toEqual({ review: { f: { left: { b3: 'open' }, right: { c: 'open' } } } });
    agrees(played, 'b3', 'c');
    expect(played.state.value).toBe('accepted');
    folds(played);
  });

  it('into a fork that is over opens that branch alone: what its siblings agreed on stands', () => {
    const inner = forkOf('g', { x: [stepOf('x')], y: [stepOf('y')] });
    const played = submittedChain(chainOf([forkOf('f', { left: [inner], right: [stepOf('c')] }), stepOf('d', back('walk-again', 'earlier'))]));
    agrees(played, 'x', 'y', 'c');
    played.does(sends(played, 'd', 'x'));
    expect(played.state.value).toEqual({ review: { f: { left: { g: { x: { x: 'open' }, y: 'ended' } }, right: 'ended' } } });
    expect(rounds(played, 'x', 'y', 'c')).toEqual([2, 1, 1]);
    agrees(played, 'x');
    expect(played.state.value).toEqual({ review: { d: 'open' } });
    folds(played);
  });

  it('A08 into a condition branch goes to the way that was taken and to no other', () => {
    const way = forkOf('f', { short: [stepOf('a')], long: [stepOf('b')] }, { takes: 'first', when: ['short'] });
    const played = submittedChain(chainOf([way, stepOf('d', back('walk-again', 'earlier'))]), {}, { 'fork/f/short': true });
    agrees(played, 'a');
    refuses(played, sends(played, 'd', 'b'), 'return.target-unknown');
    played.does(sends(played, 'd', 'a'));
    expect(played.state.value).toEqual({ review: { f: { short: { a: 'open' } } } });
  });

  it.each(['all', 'first'] as const)('A08 into a branch that was taken before and is not taken now is neither offered nor accepted (%s)', (takes) => {
    const way = forkOf('f', { long: [stepOf('b')], short: [stepOf('a')] }, { takes, when: ['long'] });
    const played = submittedChain(chainOf([way, stepOf('d', back('walk-again', 'submitter', 'earlier'))]), {}, { 'fork/f/long': true });
    agrees(played, ...(takes === 'all' ? ['a', 'b'] : ['b']));
    played.does(played.giveBack('d', 'd'));
    played.does(played.act('SUBMIT', person('filler'), { outcomes: { 'fork/f/long': false } }));
    agrees(played, 'a');
    const offered = allowedEvents(played.machine, played.state, factsOf(person('d'))).find(({ type }) => type === 'RETURN');
    expect(offered?.targets.map(({ step }) => step)).toEqual([null, 'a']);
    refuses(played, sends(played, 'd', 'b'), 'return.target-unknown');
    played.does(sends(played, 'd', 'a'));
    played.does(played.agree('a', 'a', { outcomes: {} }));
    expect(played.state.value).toEqual({ review: { d: 'open' } });
    folds(played);
  });

  it('goes straight back also after the target took its agreement back and agreed again', () => {
    const straight = back('straight-back', 'earlier');
    const played = submittedChain(chainOf([stepOf('a'), stepOf('b'), stepOf('c'), stepOf('d', straight)]));
    agrees(played, 'a', 'b', 'c');
    played.does(sends(played, 'd', 'b'));
    agrees(played, 'b');
    played.does(new Signer(played, 'b', 'b').takeBack());
    expect(played.state.value).toEqual({ review: { b: 'open' } });
    agrees(played, 'b');
    expect(played.state.value).toEqual({ review: { d: 'open' } });
    agrees(played, 'd');
    expect(played.state.context.wentStraight).toBeUndefined();
    folds(played);
  });

  it('goes back the way it came where the target asked for a correction itself: each is asked again who asked for one', () => {
    const straight = back('straight-back', 'earlier');
    const played = submittedChain(chainOf([stepOf('a'), stepOf('b', straight), stepOf('c'), stepOf('d', straight)]));
    agrees(played, 'a', 'b', 'c');
    played.does(sends(played, 'd', 'b'));
    played.does(sends(played, 'b', 'a'));
    agrees(played, 'a');
    played.does(new Signer(played, 'a', 'a').takeBack());
    agrees(played, 'a', 'b');
    expect(played.state.value).toEqual({ review: { d: 'open' } });
    folds(played);
  });

  it('is walked again by everybody where one of them says so, whoever had asked to see it straight after', () => {
    const played = submittedChain(
      chainOf([stepOf('a'), stepOf('b', back('walk-again', 'earlier')), stepOf('c'), stepOf('d', back('straight-back', 'earlier'))]),
    );
    agrees(played, 'a', 'b', 'c');
    played.does(sends(played, 'd', 'b'));
    played.does(sends(played, 'b', 'a'));
    expect(played.state.context.resumeAfter).toBeUndefined();
    agrees(played, 'a', 'b');
    expect(played.state.value).toEqual({ review: { c: 'open' } });
  });

  it('forgets the way straight back when the item is called back before', () => {
    const played = submittedChain(chainOf([stepOf('a', back('walk-again', 'submitter')), stepOf('b'), stepOf('c', back('straight-back', 'earlier'))]));
    agrees(played, 'a', 'b');
    played.does(sends(played, 'c', 'a'));
    played.does(played.giveBack('a', 'a'));
    expect(played.state.context.resumeAfter).toBeUndefined();
    played.does(played.act('SUBMIT', person('filler')));
    agrees(played, 'a');
    expect(played.state.value).toEqual({ review: { b: 'open' } });
  });
});

describe('endless returns', () => {
  const limited = (): Played =>
    submittedChain(
      chainOf([stepOf('a', back('walk-again', 'submitter')), stepOf('b', back('walk-again', 'submitter', 'earlier'))], { chain: { returnLimit: 2 } }),
    );
  const told = (played: Played) => played.effects.filter(({ type }) => type === 'TellOffice');

  it('A13 are told to the party office from the limit on, and never refused', () => {
    const played = limited();
    played.does(played.giveBack('a', 'a'));
    expect(told(played)).toEqual([]);
    played.does(played.act('SUBMIT', person('filler')));
    agrees(played, 'a');
    played.does(sends(played, 'b', 'a'));
    expect(played.state.context.returns).toBe(2);
    expect(told(played)).toEqual([{ type: 'TellOffice', about: 'returns', place: 'b' }]);
    agrees(played, 'a');
    played.does(sends(played, 'b', 'a'));
    expect(told(played)).toHaveLength(1);
    folds(played);
  });

  it('A13 are counted from the submission: called back and handed in again, it begins at none', () => {
    const played = limited();
    played.does(played.giveBack('a', 'a'));
    played.does(played.act('SUBMIT', person('filler')));
    expect(played.state.context.returns).toBe(1);
    played.does(played.act('WITHDRAW', person('filler')));
    expect(played.state.context.returns).toBeUndefined();
  });

  it('A13 count a branch that began anew', () => {
    const played = submittedChain(
      chainOf([forkOf('f', { left: [stepOf('a', rejecting())], right: [stepOf('c')] }, { onReject: 'restart-branch' })], { chain: { returnLimit: 1 } }),
    );
    played.does(played.reject('a', 'a'));
    expect(told(played)).toEqual([{ type: 'TellOffice', about: 'returns', place: 'a' }]);
  });

  it('are not counted where nothing asks for it', () => {
    const played = submittedChain(chainOf([stepOf('a'), stepOf('b')]));
    played.does(played.giveBack('a', 'a'));
    expect(played.state.context).not.toHaveProperty('returns');
  });
});
