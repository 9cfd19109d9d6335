import { describe, expect, it } from '@jest/globals';
import { ledger } from '../../examples/ledger.js';
import { compile } from '../machine/compile.js';
import { EMPTY_CONTEXT } from '../machine/rounds.js';
import { chainOf, stepOf } from '../testing/chain-of.js';
import { factsOf, person } from '../testing/play.js';
import type { LifecycleDefinition } from '../definition.js';
import type { Facts, PlaceId } from '../vocabulary.js';
import { asksWhoSigns, mayHaveInHand, maySignThere } from './may-be-named.js';

const from = (unit: string): Facts => {
  const facts = factsOf(person('somebody', [], { units: [unit] }));
  return { ...facts, item: { ...facts.item, ownerUnits: ['own-unit'] } };
};
const asked = (definition: LifecycleDefinition, place: PlaceId) => {
  const machine = compile(definition);
  return [asksWhoSigns(machine, place), ...['own-unit', 'other-unit'].map((unit) => maySignThere(machine, EMPTY_CONTEXT, place, from(unit)))];
};
const INSIDE = 'person.inside-owner-unit';

describe('A23 whom the office names from inside the owner’s own units', () => {
  it('is refused in a state that only an act of whoever works there closes to them', () => {
    expect(asked(ledger, 'checking')).toEqual([true, INSIDE, null]);
    expect(asked(ledger, 'working')).toEqual([false, null, null]);
  });

  it('is refused where people are looked for outside only, in a state and at a step', () => {
    const { working, ...states } = ledger.states;
    if (!working?.work) throw new Error('somebody works there');
    expect(asked({ ...ledger, states: { ...states, working: { ...working, work: { ...working.work, outside: true } } } }, 'working')).toEqual([
      true,
      INSIDE,
      null,
    ]);
    const { work } = stepOf('a');
    expect(asked(chainOf([stepOf('a', { work: { ...work, outside: true } })]), 'a')).toEqual([true, INSIDE, null]);
    expect(asked(chainOf([stepOf('a', { rules: ['outside-owner-unit'] })]), 'a')).toEqual([true, INSIDE, null]);
    expect(asked(chainOf([stepOf('a')]), 'a')).toEqual([false, null, null]);
  });
});

describe('A41 what whoever handed it in may be given, by whichever door', () => {
  const handedIn = { ...EMPTY_CONTEXT, submitter: 'clerk', submittedFor: 'secretary' };
  const given = (definition: LifecycleDefinition, place: PlaceId) =>
    ['clerk', 'secretary', 'somebody'].map((one) => mayHaveInHand(compile(definition), handedIn, place, one));
  const apart = ['person.is-the-submitter', 'person.is-the-submitter', null];

  it('is no step that keeps the two apart, and any other', () => {
    expect(given(chainOf([stepOf('a', { rules: ['not-the-submitter'] })]), 'a')).toEqual(apart);
    for (const self of ['skip', 'superior'] as const) expect(given(chainOf([stepOf('a', { self })]), 'a')).toEqual(apart);
    expect(given(chainOf([stepOf('a')]), 'a')).toEqual([null, null, null]);
  });

  it('is no state where a decision is not his, unless it is handed in there again', () => {
    expect(given(ledger, 'checking')).toEqual(apart);
    expect(given(ledger, 'working')).toEqual([null, null, null]);
  });
});
