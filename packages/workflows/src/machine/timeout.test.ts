import { describe, expect, it } from '@jest/globals';
import type { Chain, Step } from '../definition.js';
import { chainOf, rejecting, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { timeOut } from '../testing/office-events.js';
import { factsOf, person, Played } from '../testing/play.js';
import { refuses, Signer } from '../testing/steps-taken.js';
import { compile } from './compile.js';
import { fold } from './fold.js';

const due = { within: { amount: 3, unit: 'working-days' as const } };
const PEOPLE = { sign: ['ma', 'yu'], next: ['qi'] };

function withDue(then?: 'tell' | 'agree' | 'return', more: Partial<Step> = {}, chain: Partial<Chain> = {}): Played {
  return submittedChain(chainOf([stepOf('sign', { due: { ...due, ...(then ? { then } : {}) }, ...more }), stepOf('next')], { chain }), PEOPLE);
}

function armings(played: Played): readonly unknown[] {
  return played.effects
    .filter(({ type }) => type === 'ArmStepDue' || type === 'DisarmStepDue')
    .map((effect) => [effect.type, 'round' in effect ? effect.round : 0]);
}

describe('the deadline of a step', () => {
  it('A35 begins as an order when its people are known, and ends with the round', () => {
    const played = new Played(compile(chainOf([stepOf('sign', { due }), stepOf('next')])), { drafting: ['filler'], ...PEOPLE });
    played.create();
    played.send(played.act('SUBMIT', person('filler')));
    expect(armings(played)).toEqual([]);
    const slots = ['ma', 'yu'].map((name) => seed(name));
    played.send({ type: 'SLATE', place: 'sign', round: 1, slots, facts: factsOf(person('x')) });
    expect(played.effects).toContainEqual({ type: 'ArmStepDue', place: 'sign', round: 1, due });
    played.does(played.agree('sign', 'ma'));
    expect(armings(played)).toEqual([]);
    played.does(played.agree('sign', 'yu'));
    expect(armings(played)).toEqual([['DisarmStepDue', 1]]);
  });

  it('A29 A10 does not run while the item is returned, and begins anew in the next round', () => {
    const played = withDue();
    played.does(played.giveBack('sign', 'ma'));
    expect(armings(played)).toEqual([['DisarmStepDue', 1]]);
    played.send(played.act('SUBMIT', person('filler')));
    played.send({ type: 'SLATE', place: 'sign', round: 2, slots: [seed('ma', 2)], facts: factsOf(person('x')) });
    expect(armings(played)).toEqual([['ArmStepDue', 2]]);
  });
});

describe('a deadline that ran out', () => {
  it('tells the party office and moves nothing', () => {
    const played = withDue();
    const { state } = played;
    expect(played.send(timeOut('sign'))).toEqual({ type: 'decision', state, effects: [{ type: 'TellOffice', about: 'overdue', place: 'sign' }] });
  });

  it('A31 counts those left as agreed in one outcome, by nobody, and what was decided stays', () => {
    const played = withDue('agree');
    played.does(played.agree('sign', 'ma'));
    played.does(timeOut('sign'));
    expect(played.state.value).toEqual({ review: { next: 'open' } });
    expect(played.slotsAt('sign').map(({ closed }) => [closed?.by, closed?.auto])).toEqual([
      ['ma', undefined],
      [null, 'timeout'],
    ]);
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
  });

  it.each<[string, Partial<Step>]>([
    ['anybody, with a no heard out', { mode: 'any', ...rejecting('wait-for-all') }],
    ['anybody, with two noes asked for', { mode: 'any', ...rejecting({ count: 2 }) }],
    [
      'a vote of three',
      { mode: { type: 'vote', agree: { over: [1, 2] }, reject: { over: [1, 2] } }, reject: { label: '不同意', record: '不同意', policy: 'by-mode' } },
    ],
  ])('A30 never outvotes by silence whoever disagreed, and tells the party office instead: %s', (_, more) => {
    const played = submittedChain(chainOf([stepOf('sign', { due: { ...due, then: 'agree' }, ...more }), stepOf('next')]), { sign: ['ma', 'yu', 'qi'] });
    played.does(played.reject('sign', 'ma'));
    played.does(timeOut('sign'));
    expect(played.effects).toEqual([{ type: 'TellOffice', about: 'overdue', place: 'sign' }]);
    expect(played.slotsAt('sign').map(({ closed }) => closed?.as)).toEqual(['rejected', undefined, undefined]);
  });

  it.each<[string, Partial<Step>]>([
    ['in turn', { mode: 'in-turn' }],
    ['claimed by nobody', { mode: 'claim' }],
    ['a vote', { mode: { type: 'vote', agree: { over: [1, 2] }, reject: { over: [1, 2] } }, reject: { label: '不同意', record: '不同意', policy: 'by-mode' } }],
    ['per group', { mode: { type: 'per-group', by: 'unit', need: 1 } }],
    [
      'lead and assist',
      { mode: { type: 'lead', assist: 'waits' }, work: { act: '去办', who: [{ type: 'area-leader' }, { type: 'person-field', field: 'leader' }] } },
    ],
  ])('A31 settles a round of many: %s', (_, more) => {
    const played = withDue('agree', more);
    played.does(timeOut('sign'));
    expect(played.state.value).toEqual({ review: { next: 'open' } });
    expect(played.slotsAt('sign').every(({ closed, waits }) => closed !== undefined && waits === undefined)).toBe(true);
  });

  it('A31 signs for nobody: who let the time pass is asked again at the next step, and may sign it', () => {
    const passed = (next: Partial<Step>) => {
      const played = submittedChain(chainOf([stepOf('sign', { due: { ...due, then: 'agree' } }), stepOf('next', next)]), { sign: ['ma'], next: ['ma'] });
      played.does(timeOut('sign'));
      return played;
    };
    expect(passed({ again: 'auto-agree' }).state.value).toEqual({ review: { next: 'open' } });
    const apart = passed({ rules: ['not-the-previous-signer'] });
    apart.does(apart.agree('next', 'ma'));
    expect(apart.state.value).toBe('accepted');
  });

  it('A31 asks nobody any more whose opinion was wanted first', () => {
    const played = withDue('agree');
    played.does(new Signer(played, 'sign', 'ma').consult(seed('qi')));
    played.does(timeOut('sign'));
    expect(played.slotsAt('sign').map(({ closed }) => closed?.as)).toEqual(['agreed', 'agreed', 'superseded']);
  });

  it('tells the party office where nobody sits who could count as agreed', () => {
    const played = submittedChain(
      chainOf([stepOf('sign', { due: { ...due, then: 'agree' }, work: { who: [{ type: 'area-leader' }], act: '去办', nobody: 'wait' } })]),
      { sign: [] },
    );
    played.does(timeOut('sign'));
    expect(played.effects).toEqual([{ type: 'TellOffice', about: 'overdue', place: 'sign' }]);
    expect(played.state.value).toEqual({ review: { sign: 'open' } });
    played.does({ type: 'HAND_OVER', place: 'sign', slot: 'sign', to: seed('ma'), facts: factsOf(person('office')) });
    expect(played.effects.map(({ type }) => type)).toEqual(['OpenSlots']);
    refuses(played, { type: 'HAND_OVER', place: 'sign', slot: 'sign', to: seed('yu'), facts: factsOf(person('office')) }, 'slot.not-open');
    played.does(played.agree('sign', 'ma'));
    expect(played.state.value).toBe('accepted');
  });

  it('returns it to the submitter, and counts as a return', () => {
    const played = withDue('return', {}, { returnLimit: 1 });
    played.does(timeOut('sign'));
    expect(played.state).toMatchObject({ value: { fixing: 'open' }, context: { returns: 1 } });
    expect(played.slotsAt('sign').map(({ closed }) => [closed?.as, closed?.by])).toEqual([
      ['superseded', null],
      ['superseded', null],
    ]);
    expect(played.effects).toContainEqual({ type: 'TellOffice', about: 'returns', place: 'sign' });
  });

  it('goes straight back to the step whose time was over, where its returns do', () => {
    const played = withDue('return', { return: { label: '退回', record: '退回', then: 'straight-back' } });
    played.does(timeOut('sign'));
    expect(played.state.context.resume).toBe('sign');
  });

  it('A30 is refused once people decided, for another round, and from anybody but the system', () => {
    const played = withDue('agree');
    refuses(played, timeOut('sign', 2), 'timeout.settled');
    refuses(played, timeOut('next'), 'timeout.settled');
    refuses(played, timeOut('nowhere'), 'timeout.settled');
    refuses(played, timeOut('sign', 1, { actor: person('office') }), 'act.not-yours');
    played.does(played.agree('sign', 'ma'));
    played.does(played.agree('sign', 'yu'));
    refuses(played, timeOut('sign'), 'timeout.settled');
    refuses(played, timeOut('sign', 1, { actor: person('office') }), 'act.not-yours');
  });
});
