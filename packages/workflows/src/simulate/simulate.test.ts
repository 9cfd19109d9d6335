import { describe, expect, it } from '@jest/globals';
import { nestedForks } from '../../examples/nested-forks.js';
import { twoStepList } from '../../examples/two-step-list.js';
import { compile } from '../machine/compile.js';
import { fold } from '../machine/fold.js';
import { factsOf, person, SYSTEM } from '../testing/play.js';
import { everybodyAgrees } from './everybody-agrees.js';
import { simulate, type World } from './simulate.js';

const world = (more: Partial<World> = {}): World => ({
  item: factsOf(SYSTEM).item,
  seats: (place, round) => [{ id: `${place}-${round}`, person: place, why: { resolver: 'post' } }],
  holds: () => true,
  actor: (name) => person(name),
  clock: (n) => ({ at: `2018-10-08T01:${String(n).padStart(2, '0')}:00Z`, today: '2018-10-08' }),
  ...more,
});

describe('a run on paper', () => {
  it('goes the whole way when everybody agrees, in the order in which people would be asked', () => {
    const machine = compile(twoStepList);
    const run = simulate(machine, world(), everybodyAgrees(machine));
    expect(run.stopped).toEqual({ type: 'chosen' });
    expect(run.state.value).toBe('accepted');
    expect(run.steps.map(({ event }) => event.type)).toEqual(['CREATE', 'SLATE', 'ACT', 'SLATE', 'AGREE', 'SLATE', 'AGREE']);
  });

  it('is what the engine itself would do: its events fold to where it ended', () => {
    const machine = compile(nestedForks);
    const run = simulate(machine, world(), everybodyAgrees(machine));
    expect(run.stopped).toEqual({ type: 'chosen' });
    expect(
      fold(
        machine,
        run.steps.map(({ event }) => event),
      ),
    ).toEqual(run.state);
  });

  it('goes on from where an item stands', () => {
    const machine = compile(twoStepList);
    const { steps } = simulate(machine, world(), everybodyAgrees(machine));
    const [, , , halfway] = steps;
    const rest = simulate(machine, world(halfway ? { from: halfway.state } : {}), everybodyAgrees(machine));
    expect(rest.steps.map(({ event }) => event.type)).toEqual(['AGREE', 'SLATE', 'AGREE']);
    expect(rest.state.value).toBe('accepted');
  });

  it('stops where nobody would be found, and says at which step', () => {
    const machine = compile(twoStepList);
    const run = simulate(
      machine,
      world({ seats: (place) => (place === 'second' ? [] : [{ id: place, person: place, why: { resolver: 'post' } }]) }),
      everybodyAgrees(machine),
    );
    expect(run.stopped).toMatchObject({ type: 'refused', event: { type: 'SLATE', place: 'second' }, refusal: { code: 'slate.nobody-found' } });
  });

  it('ends a play that would never end', () => {
    const machine = compile(twoStepList);
    const run = simulate(machine, world(), (state, n) => {
      if (state.value === 'accepted') return null;
      const second = state.context.places['second']?.slots.find(({ closed }) => !closed);
      if (second) return { by: 'second', event: { type: 'RETURN', step: 'second', slot: second.id, reasonGiven: true } };
      return everybodyAgrees(machine)(state, n);
    });
    expect(run.stopped).toEqual({ type: 'endless' });
  });
});
