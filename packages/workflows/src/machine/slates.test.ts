import { describe, expect, it } from '@jest/globals';
import type { Step } from '../definition.js';
import { conditionsFor } from '../questions/conditions-for.js';
import { chainOf, forkOf, stepOf, submittedChain } from '../testing/chain-of.js';
import { factsOf, person, Played, SYSTEM } from '../testing/play.js';
import { refuses } from '../testing/steps-taken.js';
import { compile } from './compile.js';
import { fold } from './fold.js';

function folds(played: Played): void {
  expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
}

function ends(played: Played, place: string): readonly string[] {
  return played.slotsAt(place).map(({ person: who, closed }) => `${who} ${closed?.auto ?? closed?.as ?? 'open'}`);
}

const nobody = (how: 'refuse' | 'skip' | 'wait'): Partial<Step> => ({ work: { who: [{ type: 'area-leader' }], act: '办', nobody: how } });
const told = (played: Played) => played.events.length && played.effects;

describe('a slate without anybody', () => {
  it('A24 refuses where the step says nothing else', () => {
    const played = new Played(compile(chainOf([stepOf('a')])), { drafting: ['filler'] });
    played.create();
    played.send(played.act('SUBMIT', person('filler')));
    refuses(played, { type: 'SLATE', place: 'a', round: 1, slots: [], facts: factsOf(SYSTEM) }, 'slate.nobody-found');
  });

  it('A24 is passed over with a note that stays', () => {
    const played = submittedChain(chainOf([stepOf('a', nobody('skip')), stepOf('b')]), { a: [] });
    expect(played.state.value).toEqual({ review: { b: 'open' } });
    expect(played.state.context.places['a']).toEqual({ round: 1, slots: [], passed: 'nobody' });
    folds(played);
  });

  it('A24 waits, tells the office, and goes on when the office seats somebody', () => {
    const played = new Played(compile(chainOf([stepOf('a', nobody('wait'))])), { drafting: ['filler'] });
    played.create();
    played.send(played.act('SUBMIT', person('filler')));
    played.does({ type: 'SLATE', place: 'a', round: 1, slots: [], facts: factsOf(SYSTEM) });
    expect(told(played)).toEqual([{ type: 'TellOffice', about: 'nobody', place: 'a' }]);
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    played.does({
      type: 'HAND_OVER',
      place: 'a',
      slot: 'a',
      to: { id: 'new', person: 'wen', why: { resolver: 'hand-over' } },
      facts: factsOf(person('office')),
    });
    expect(told(played)).toMatchObject([{ type: 'OpenSlots', place: 'a', slots: [{ person: 'wen' }] }]);
    played.does(played.agree('a', 'wen'));
    expect(played.state.value).toBe('accepted');
    folds(played);
  });

  it('A24 passed over right before a fork asks for the fork’s conditions then', () => {
    const nodes = [stepOf('a', nobody('skip')), forkOf('f', { left: [stepOf('b')], right: [stepOf('c')] }, { when: ['left'] }), stepOf('d')];
    const played = submittedChain(chainOf(nodes), { a: [] }, { 'fork/f/left': false });
    expect(played.state.value).toMatchObject({ review: { f: { left: 'skipped', right: { c: 'open' } } } });
    const machine = compile(chainOf(nodes));
    expect(conditionsFor(machine, played.state, { type: 'SLATE', place: 'a' }).map(({ id }) => id)).toEqual(['fork/f/left']);
    expect(conditionsFor(machine, played.state, { type: 'SLATE', place: 'd' })).toEqual([]);
  });
});

describe('a signer who handed it in himself', () => {
  it('is left out with a note, and the others sign', () => {
    const played = submittedChain(chainOf([stepOf('a', { self: 'skip' })]), { a: ['filler', 'ma'] });
    expect(ends(played, 'a')).toEqual(['filler left-out', 'ma open']);
    played.does(played.agree('a', 'ma'));
    expect(played.state.value).toBe('accepted');
    folds(played);
  });

  it('passes the step over when he is the only one', () => {
    const played = submittedChain(chainOf([stepOf('a', { self: 'skip' }), stepOf('b')]), { a: ['filler'] });
    expect(played.state.context.places['a']).toMatchObject({ passed: 'self', slots: [{ closed: { as: 'left-out', by: null } }] });
    expect(played.state.value).toEqual({ review: { b: 'open' } });
  });

  it('A23 is also the one it was handed in for', () => {
    const played = new Played(compile(chainOf([stepOf('a', { self: 'skip' })])), { drafting: ['boss'], a: ['boss', 'ma'] });
    played.create();
    played.does(played.act('SUBMIT', person('zhao', [], { instead: { person: 'boss', units: [] } })));
    expect(ends(played, 'a')).toEqual(['boss left-out', 'ma open']);
  });

  it('signs where nothing is said', () => {
    expect(ends(submittedChain(chainOf([stepOf('a')]), { a: ['filler'] }), 'a')).toEqual(['filler open']);
  });
});

describe('a signer who agreed before', () => {
  const again = (more: Partial<Step> = {}) => [stepOf('a'), stepOf('b', { again: 'auto-agree', ...more }), stepOf('c')];

  it('counts as agreed, with the reason, and the others still sign', () => {
    const played = submittedChain(chainOf(again()), { a: ['ma'], b: ['ma', 'yu'] });
    played.does(played.agree('a', 'ma'));
    expect(ends(played, 'b')).toEqual(['ma signed-before', 'yu open']);
    expect(played.slotsAt('b')[0]?.closed).toEqual({ as: 'agreed', auto: 'signed-before', at: '2018-10-08T01:00:00Z', by: 'ma' });
    played.does(played.agree('b', 'yu'));
    expect(played.state.value).toEqual({ review: { c: 'open' } });
    folds(played);
  });

  it('alone closes the step at once, and its slot is told as new with its end', () => {
    const played = submittedChain(chainOf(again()), { a: ['ma'], b: ['ma'] });
    played.send(played.agree('a', 'ma'));
    played.send({ type: 'SLATE', place: 'b', round: 1, slots: [{ id: 's', person: 'ma', why: { resolver: 'post' } }], facts: factsOf(SYSTEM) });
    expect(played.effects).toMatchObject([
      { type: 'OpenSlots', place: 'b', slots: [{ id: 's', closed: { auto: 'signed-before' } }] },
      { type: 'ResolveSlate', place: 'c' },
    ]);
  });

  it('A10 signs again after a return', () => {
    const played = submittedChain(chainOf(again()), { a: ['ma'], b: ['ma', 'yu'] });
    played.does(played.agree('a', 'ma'));
    played.does(played.giveBack('b', 'yu'));
    played.does(played.act('SUBMIT', person('filler')));
    played.does(played.agree('a', 'ma'));
    expect(ends(played, 'b')).toEqual(['ma open', 'yu open']);
    folds(played);
  });

  it('signs again where he agreed in an earlier submission only', () => {
    const nodes = [forkOf('f', { some: [stepOf('a')], all: [stepOf('x')] }, { takes: 'first', when: ['some'] }), stepOf('b', { again: 'auto-agree' })];
    const played = submittedChain(chainOf(nodes), { a: ['ma'], b: ['ma'] }, { 'fork/f/some': true });
    played.does(played.act('WITHDRAW', person('filler')));
    played.does(played.act('SUBMIT', person('filler'), { outcomes: { 'fork/f/some': true } }));
    played.does(played.agree('a', 'ma'));
    expect(played.state.value).toBe('accepted');
    played.does(played.act('REOPEN', person('office', [{ post: 'office', unit: 'u' }])));
    played.does(played.act('SUBMIT', person('filler'), { outcomes: { 'fork/f/some': false } }));
    played.does(played.agree('x', 'x', { outcomes: {} }));
    expect(ends(played, 'b')).toEqual(['ma open']);
  });

  it('signs himself where he must', () => {
    const played = submittedChain(chainOf([stepOf('a'), stepOf('b', { personal: true })]), { a: ['ma'], b: ['ma'] });
    played.does(played.agree('a', 'ma'));
    expect(ends(played, 'b')).toEqual(['ma open']);
  });

  it('signs himself where the submitter may not and he is the submitter', () => {
    const played = submittedChain(chainOf([stepOf('a'), stepOf('b', { again: 'auto-agree', rules: ['not-the-submitter'] })]), {
      a: ['filler'],
      b: ['filler', 'ma'],
    });
    played.does(played.agree('a', 'filler'));
    expect(ends(played, 'b')).toEqual(['filler open', 'ma open']);
  });
});

describe('a walk after a correction among those who see something new', () => {
  const nodes = [stepOf('a'), stepOf('b'), stepOf('c', { return: { label: '退回', record: '退回', then: 'changed-only' } })];
  const returned = (): Played => {
    const played = submittedChain(chainOf(nodes), {}, { 'changed/a': false, 'changed/b': true, 'changed/c': false });
    played.does(played.agree('a', 'a'));
    played.does(played.agree('b', 'b'));
    played.does(played.giveBack('c', 'c'));
    return played;
  };

  it('passes over whose fields are as they were, and asks whoever never agreed', () => {
    const played = returned();
    played.does(played.act('SUBMIT', person('filler')));
    expect(played.state.context.changedOnly).toBe(true);
    expect(played.state.context.places['a']).toMatchObject({ round: 2, slots: [], passed: 'unchanged' });
    expect(played.state.value).toEqual({ review: { b: 'open' } });
    played.does(played.agree('b', 'b'));
    expect(played.state.value).toEqual({ review: { c: 'open' } });
    played.does(played.agree('c', 'c'));
    expect(played.state).toMatchObject({ value: 'accepted' });
    expect(played.state.context.changedOnly).toBeUndefined();
    folds(played);
  });

  it('asks whoever sent it back the last time, though he had agreed before', () => {
    const sendsBack = { return: { label: '退回', record: '退回', then: 'changed-only' as const } };
    const known: Record<string, boolean> = { 'changed/a': true, 'changed/b': false };
    const played = submittedChain(chainOf([stepOf('a', sendsBack), stepOf('b', sendsBack)]), {}, known);
    played.does(played.agree('a', 'a'));
    played.does(played.giveBack('b', 'b'));
    played.does(played.act('SUBMIT', person('filler')));
    played.does(played.giveBack('a', 'a'));
    known['changed/a'] = false;
    played.does(played.act('SUBMIT', person('filler')));
    expect(played.state.value).toEqual({ review: { a: 'open' } });
    folds(played);
  });

  it('A24 throws when nobody said whether something changed', () => {
    const played = returned();
    played.send(played.act('SUBMIT', person('filler')));
    const slate = { type: 'SLATE', place: 'a', round: 2, slots: [], facts: factsOf(SYSTEM) } as const;
    expect(conditionsFor(played.machine, played.state, slate)).toMatchObject([{ id: 'changed/a', changed: 'a' }]);
    expect(() => played.send({ ...slate, slots: [{ id: 's', person: 'a', why: { resolver: 'post' } }] })).toThrow('changed/a');
  });

  it('asks everybody again when it was called back meanwhile', () => {
    const played = returned();
    played.does(played.act('SUBMIT', person('filler')));
    played.does(played.act('WITHDRAW', person('filler')));
    played.does(played.act('SUBMIT', person('filler')));
    expect(played.state.context.changedOnly).toBeUndefined();
    expect(played.state.value).toEqual({ review: { a: 'open' } });
  });
});
