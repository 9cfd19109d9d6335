import { describe, expect, it } from '@jest/globals';
import type { ReturnDefinition, Step } from '../definition.js';
import { conditionsFor } from '../questions/conditions-for.js';
import { chainOf, forkOf, stepOf, submittedChain } from '../testing/chain-of.js';
import { factsOf, person, SYSTEM, type Played } from '../testing/play.js';
import { upgrade } from '../versions/upgrade.js';
import type { ItemEvent } from '../vocabulary.js';
import { fold } from './fold.js';

const sparing = (then: ReturnDefinition['then'] = 'changed-only'): Partial<Step> => ({
  return: { label: '退回', record: '退回', then, to: ['submitter', 'earlier'] },
});
const lets = ['a', 'b', 'c', 'd'] as const;

/** Four steps of which three have agreed; the fourth may send it back. */
function atTheFourth(changed: readonly string[] = [], then: ReturnDefinition['then'] = 'changed-only'): Played {
  const outcomes = Object.fromEntries(lets.map((id) => [`changed/${id}`, changed.includes(id)]));
  const played = submittedChain(chainOf([stepOf('a'), stepOf('b'), stepOf('c'), stepOf('d', sparing(then))]), {}, outcomes);
  for (const id of ['a', 'b', 'c']) played.does(played.agree(id, id));
  return played;
}

const back = (played: Played, to: string, spares = true): ItemEvent => ({
  ...played.giveBackTo(to, { step: 'd', who: 'd' }),
  ...(spares ? { spares: true as const } : {}),
});
const OFFICE = person('office', [{ post: 'office', unit: 'unit-8' }]);
const reopen = (played: Played): ItemEvent => played.act('REOPEN', OFFICE);
const handIn = (): ItemEvent => ({ type: 'ACT', act: 'SUBMIT', anew: true, facts: factsOf(person('filler')) });
const stands = (played: Played): unknown => played.state.value;
const roundAt = (played: Played, place: string) => played.state.context.places[place];

describe('A10 a return to an earlier step after which only what changed is looked at again', () => {
  it('asks the step it was sent back to, passes over those who see nothing new with a note, and asks the one who sent it back', () => {
    const played = atTheFourth();
    played.does(back(played, 'b'));
    expect(stands(played)).toEqual({ review: { b: 'open' } });
    played.does(played.agree('b', 'b'));
    expect(roundAt(played, 'c')).toMatchObject({ round: 2, passed: 'unchanged', slots: [] });
    expect(stands(played)).toEqual({ review: { d: 'open' } });
    expect(roundAt(played, 'd')).toMatchObject({ round: 2, slots: [{ person: 'd' }] });
    played.does(played.agree('d', 'd'));
    expect(stands(played)).toBe('accepted');
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
  });

  it('asks again whoever sees something that changed since he signed, and no other', () => {
    const played = atTheFourth(['c']);
    played.does(back(played, 'a'));
    played.does(played.agree('a', 'a'));
    expect(roundAt(played, 'b')).toMatchObject({ passed: 'unchanged' });
    expect(stands(played)).toEqual({ review: { c: 'open' } });
  });

  it('asks for what changed when people are found there', () => {
    const played = atTheFourth();
    played.does(back(played, 'b'));
    expect(conditionsFor(played.machine, played.state, { type: 'SLATE', place: 'c' }).map(({ id }) => id)).toContain('changed/c');
  });

  it('asks of a step it was sent back to twice both times, also where it had been passed over', () => {
    const played = atTheFourth();
    played.does(back(played, 'b'));
    played.does(played.agree('b', 'b'));
    played.does(back(played, 'c'));
    expect(stands(played)).toEqual({ review: { c: 'open' } });
    played.does(played.agree('c', 'c'));
    played.does(played.agree('d', 'd'));
    expect(stands(played)).toBe('accepted');
  });

  it('asks whoever had not agreed in a branch that the return cut short, and keeps whoever had', () => {
    const fork = forkOf('f', { left: [stepOf('left')], right: [stepOf('right', sparing())] });
    const played = submittedChain(chainOf([stepOf('a'), fork]), {}, { 'changed/a': false, 'changed/left': false, 'changed/right': false });
    played.does(played.agree('a', 'a'));
    played.does(played.agree('left', 'left'));
    played.does({ ...played.giveBackTo('a', { step: 'right', who: 'right' }), spares: true });
    played.does(played.agree('a', 'a'));
    expect(stands(played)).toEqual({ review: { f: { left: 'ended', right: { right: 'open' } } } });
    expect(roundAt(played, 'left')).toMatchObject({ passed: 'unchanged' });
  });

  it('asks everybody where the step says that the way is walked again, and in records that do not say it', () => {
    const again = atTheFourth([], 'walk-again');
    again.does(back(again, 'b'));
    again.does(again.agree('b', 'b'));
    expect(stands(again)).toEqual({ review: { c: 'open' } });
    const before = atTheFourth();
    before.does(back(before, 'b', false));
    before.does(before.agree('b', 'b'));
    expect(stands(before)).toEqual({ review: { c: 'open' } });
    expect(before.state.context.changedOnly).toBeUndefined();
  });

  it('is over with the chain: handed in anew everybody is asked', () => {
    const played = atTheFourth();
    played.does(back(played, 'b'));
    played.does(played.agree('b', 'b'));
    played.does(played.agree('d', 'd'));
    played.does(reopen(played));
    played.does(handIn());
    expect(played.state.context.changedOnly).toBeUndefined();
    for (const id of lets) {
      expect(stands(played)).toEqual({ review: { [id]: 'open' } });
      played.does(played.agree(id, id));
    }
    expect(stands(played)).toBe('accepted');
  });
});

describe('A10 whoever agreed before the present walk began, or comes behind the one who sends it back, is asked', () => {
  /** Three steps, agreed by all; the second may send it back for a look at what changed. */
  function accepted(): Played {
    const outcomes = Object.fromEntries(lets.map((id) => [`changed/${id}`, false]));
    const nodes = [stepOf('a'), stepOf('b', sparing()), stepOf('c')];
    const played = submittedChain(chainOf(nodes), {}, outcomes);
    for (const id of ['a', 'b', 'c']) played.does(played.agree(id, id));
    return played;
  }

  function sentBackBy(played: Played, step: string, to?: string): void {
    const event = to === undefined ? played.giveBack(step, step) : played.giveBackTo(to, { step, who: step });
    const isSparing = played.machine.compiled.places.get(step)?.step?.definition.return?.then === 'changed-only';
    const mark = to === undefined ? {} : { anew: true as const };
    played.does({ ...event, ...(isSparing ? { spares: true as const } : mark) });
  }

  const folds = (played: Played): void => expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);

  it('asks after an acceptance that was opened again whoever agreed to an earlier submission alone, also when it was returned to a step', () => {
    const played = accepted();
    played.does(reopen(played));
    played.does(handIn());
    played.does(played.agree('a', 'a'));
    sentBackBy(played, 'b', 'a');
    played.does(played.agree('a', 'a'));
    played.does(played.agree('b', 'b'));
    expect(stands(played)).toEqual({ review: { c: 'open' } });
    expect(roundAt(played, 'c')).toMatchObject({ round: 2, slots: [{ person: 'c' }] });
    folds(played);
  });

  it('and when it was returned to whoever handed it in', () => {
    const played = accepted();
    played.does(reopen(played));
    played.does(handIn());
    played.does(played.agree('a', 'a'));
    sentBackBy(played, 'b');
    played.does(handIn());
    expect(roundAt(played, 'a')).toMatchObject({ passed: 'unchanged' });
    played.does(played.agree('b', 'b'));
    expect(stands(played)).toEqual({ review: { c: 'open' } });
    folds(played);
  });

  it('asks whoever was jumped over since it was handed in, though he agreed to an earlier submission', () => {
    const office = { who: [{ type: 'post' as const, post: 'office', of: 'anywhere' as const }], suspend: true, terminate: 'refused', jump: true };
    const outcomes = Object.fromEntries(lets.map((id) => [`changed/${id}`, false]));
    const played = submittedChain(chainOf([stepOf('a'), stepOf('b'), stepOf('c', sparing())], { office }), {}, outcomes);
    for (const id of ['a', 'b', 'c']) played.does(played.agree(id, id));
    played.does(reopen(played));
    played.does(handIn());
    played.does({ type: 'JUMP', to: 'c', facts: factsOf(OFFICE), reasonGiven: true });
    sentBackBy(played, 'c', 'a');
    played.does(played.agree('a', 'a'));
    expect(stands(played)).toEqual({ review: { b: 'open' } });
    folds(played);
  });

  it.each(['a step', 'home'])('asks whoever agreed before the way was to be walked again, when it is then returned for what changed alone (%s)', (where) => {
    const outcomes = Object.fromEntries(lets.map((id) => [`changed/${id}`, false]));
    const nodes = [stepOf('a'), stepOf('b', sparing()), stepOf('c'), stepOf('d', sparing('walk-again'))];
    const played = submittedChain(chainOf(nodes), {}, outcomes);
    for (const id of ['a', 'b', 'c']) played.does(played.agree(id, id));
    sentBackBy(played, 'd', 'a');
    played.does(played.agree('a', 'a'));
    sentBackBy(played, 'b', where === 'home' ? undefined : 'a');
    played.does(where === 'home' ? handIn() : played.agree('a', 'a'));
    played.does(played.agree('b', 'b'));
    expect(stands(played)).toEqual({ review: { c: 'open' } });
    folds(played);
  });

  it('asks whoever comes behind the one who sends it back, and passes over who agreed before him', () => {
    const outcomes = Object.fromEntries(lets.map((id) => [`changed/${id}`, false]));
    const nodes = [stepOf('a'), stepOf('b'), stepOf('c', sparing()), forkOf('f', { one: [stepOf('e')], two: [stepOf('g')] }), stepOf('d', sparing())];
    const played = submittedChain(chainOf(nodes), {}, { ...outcomes, 'changed/e': false, 'changed/g': false });
    for (const id of ['a', 'b', 'c', 'e', 'g']) played.does(played.agree(id, id));
    sentBackBy(played, 'd', 'c');
    sentBackBy(played, 'c', 'a');
    played.does(played.agree('a', 'a'));
    expect(roundAt(played, 'b')).toMatchObject({ passed: 'unchanged' });
    played.does(played.agree('c', 'c'));
    expect(stands(played)).toEqual({ review: { f: { one: { e: 'open' }, two: { g: 'open' } } } });
    folds(played);
  });

  it('A42 lets records of before, which say nothing of it, keep the course they had', () => {
    const played = accepted();
    played.does(reopen(played));
    played.does(played.act('SUBMIT', person('filler')));
    played.does(played.agree('a', 'a'));
    played.does(played.giveBack('b', 'b'));
    played.does(played.act('SUBMIT', person('filler')));
    played.does(played.agree('b', 'b'));
    expect(stands(played)).toBe('accepted');
    expect(roundAt(played, 'c')).toMatchObject({ round: 2, passed: 'unchanged', agreed: true });
    folds(played);
  });
});

describe('A10 on a walk among those who see something new', () => {
  const office = { who: [{ type: 'post' as const, post: 'office', of: 'anywhere' as const }], suspend: true, terminate: 'refused', jump: true };
  const unchanged = Object.fromEntries(lets.map((id) => [`changed/${id}`, id === 'a']));
  const definition = chainOf([stepOf('a'), stepOf('b'), stepOf('c'), stepOf('d', sparing())], { office });

  /** Everybody but the first agreed and sees nothing new; the first is asked again. */
  function walkedAgain(): Played {
    const played = submittedChain(definition, {}, unchanged);
    for (const id of ['a', 'b', 'c']) played.does(played.agree(id, id));
    played.does({ ...played.giveBack('d', 'd'), spares: true } as ItemEvent);
    played.does(handIn());
    expect(stands(played)).toEqual({ review: { a: 'open' } });
    return played;
  }
  const jump = (asks: { asks?: true }): ItemEvent => ({ type: 'JUMP', to: 'c', ...asks, facts: factsOf(OFFICE), reasonGiven: true });

  it('the step the office jumps to is asked, whatever changed; records of before say nothing of it and pass it', () => {
    const [now, before] = [walkedAgain(), walkedAgain()];
    now.does(jump({ asks: true }));
    before.does(jump({}));
    expect([stands(now), stands(before)]).toEqual([{ review: { c: 'open' } }, { review: { d: 'open' } }]);
    expect(roundAt(before, 'c')).toMatchObject({ passed: 'unchanged' });
    for (const played of [now, before]) expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
  });

  it('the step at which the office lets it begin anew by another version is asked, whatever changed', () => {
    const landing = (asks: { asks?: true }) => {
      const played = walkedAgain();
      const mapping = { places: { a: { type: 'anew', place: 'c' } }, states: {} } as const;
      const event = { type: 'UPGRADE', version: 'next', mapping, ...asks, facts: factsOf(OFFICE) } as const;
      const decided = upgrade({ from: played.machine, to: played.machine }, played.state, event);
      if (decided.type === 'blocked') throw new Error(JSON.stringify(decided.reasons));
      played.state = decided.state;
      played.does({ type: 'COMMENT', facts: factsOf(OFFICE) });
      return stands(played);
    };
    expect([landing({ asks: true }), landing({})]).toEqual([{ review: { c: 'open' } }, { review: { d: 'open' } }]);
  });

  it('whoever comes behind a step is asked, where its time sends it home as where its signer does', () => {
    const none = Object.fromEntries(lets.map((id) => [`changed/${id}`, false]));
    const due = { within: { amount: 1, unit: 'days' as const }, then: 'return' as const };
    const sentHome = (marks: { spares?: true }) => {
      const played = submittedChain(chainOf([stepOf('a'), stepOf('b', { ...sparing(), due }), stepOf('c'), stepOf('d', sparing('straight-back'))]), {}, none);
      for (const id of ['a', 'b', 'c']) played.does(played.agree(id, id));
      played.does(played.giveBackTo('b', { step: 'd', who: 'd' }));
      played.does({ type: 'TIMEOUT', step: 'b', round: 2, ...marks, facts: factsOf(SYSTEM) });
      played.does(handIn());
      played.does(played.agree('b', 'b'));
      expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
      return stands(played);
    };
    expect([sentHome({ spares: true }), sentHome({})]).toEqual([{ review: { c: 'open' } }, { review: { d: 'open' } }]);
  });
});
