import { describe, expect, it } from '@jest/globals';
import { nestedForks } from '../../examples/nested-forks.js';
import { twoStepList } from '../../examples/two-step-list.js';
import type { SubItems, WaitNode } from '../definition.js';
import { compile } from '../machine/compile.js';
import { fold } from '../machine/fold.js';
import { chainOf, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { factsOf, person, SYSTEM } from '../testing/play.js';
import { Signer } from '../testing/steps-taken.js';
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

  it('goes on past an answer that only the office may enter, and past sub-items as if all had ended well', () => {
    const answer: WaitNode = {
      type: 'wait',
      id: 'reply',
      label: '等批复',
      until: {
        type: 'answer',
        label: '登记批复',
        record: '收到批复',
        who: [{ type: 'at-work' }, { type: 'post', post: 'office', of: 'parent-unit' }],
        requires: [{ id: 'clear', when: { filled: { var: 'form.reply' } }, text: '请填写批复' }],
      },
    };
    const organs: SubItems = {
      type: 'sub-items',
      id: 'organs',
      label: '会签中',
      record: '分送会签',
      each: { type: 'units', form: 'draft', field: 'organs' },
      child: { lifecycle: 'organ', title: '{title}（{for}会签）' },
      bad: 'return',
    };
    const machine = compile(chainOf([stepOf('first'), answer, organs, stepOf('last')], { office: { who: [{ type: 'system' }] } }));
    const run = simulate(machine, world({ holds: () => false }), everybodyAgrees(machine));
    expect(run.stopped).toEqual({ type: 'chosen' });
    expect(run.state.value).toBe('accepted');
    expect(run.steps.map(({ event }) => event.type)).toEqual(expect.arrayContaining(['ARRIVE', 'SPAWN', 'CHILDREN']));
  });

  it('lets the reader hand it in where he is one of several who may', () => {
    const machine = compile(twoStepList);
    const seats: World['seats'] = (place) => ['ma', 'yu'].map((who) => ({ id: `${place}-${who}`, person: who, why: { resolver: 'post' } }));
    expect(simulate(machine, world({ seats }), everybodyAgrees(machine, 'yu')).state.context.submitter).toBe('yu');
    expect(simulate(machine, world({ seats }), everybodyAgrees(machine, 'qi')).state.context.submitter).toBe('ma');
  });

  it.each(['claimed', 'given back', 'not claimed'] as const)('goes on where somebody stands beside another in a round that is %s', (stands) => {
    const played = submittedChain(chainOf([stepOf('sign', { mode: 'claim' }), stepOf('next')]), { sign: ['ma', 'yu'] });
    const own = { step: 'sign', slot: played.slotsAt('sign')[0]?.id ?? 'none', facts: factsOf(person('ma')) };
    if (stands !== 'not claimed') played.does({ type: 'CLAIM', ...own });
    played.does(new Signer(played, 'sign', 'ma').add('beside', [seed('su')]));
    if (stands === 'given back') played.does({ type: 'GIVE_BACK', ...own });
    const run = simulate(played.machine, world({ from: played.state }), everybodyAgrees(played.machine));
    expect(run.stopped).toEqual({ type: 'chosen' });
    expect(run.state.value).toBe('accepted');
    expect(run.state.context.places['sign']?.slots.map(({ person: who, closed }) => [who, closed?.as])).toEqual([
      ['ma', 'agreed'],
      ['yu', 'superseded'],
      ['su', 'agreed'],
    ]);
  });

  it('goes on where somebody is asked for his opinion: he answers, and whoever asked him agrees', () => {
    const played = submittedChain(chainOf([stepOf('sign'), stepOf('next')]), { sign: ['ma'] });
    played.does(new Signer(played, 'sign', 'ma').consult(seed('su')));
    const run = simulate(played.machine, world({ from: played.state }), everybodyAgrees(played.machine));
    expect(run.stopped).toEqual({ type: 'chosen' });
    expect(run.state.value).toBe('accepted');
    expect(run.steps.map(({ event }) => event.type)).toEqual(['ANSWER', 'AGREE', 'SLATE', 'AGREE']);
  });

  it.each(['claim', 'any'] as const)('goes on by another one where the first of several may not sign what he handed in (%s)', (mode) => {
    const played = submittedChain(chainOf([stepOf('sign', { mode, rules: ['not-the-submitter'] })]), { sign: ['filler', 'ma'] });
    const run = simulate(played.machine, world({ from: played.state }), everybodyAgrees(played.machine));
    expect(run.stopped).toEqual({ type: 'chosen' });
    expect(run.state.context.places['sign']?.slots.map(({ person: who, closed }) => [who, closed?.as])).toEqual([
      ['filler', 'superseded'],
      ['ma', 'agreed'],
    ]);
  });

  it('names the lines of a step that find nobody', () => {
    const machine = compile(twoStepList);
    const run = simulate(machine, world({ vacant: (place) => (place === 'second' ? [1] : []) }), everybodyAgrees(machine));
    expect(run.state.context.places).toMatchObject({ second: { vacant: [1] } });
    expect(run.state.context.places['first']?.vacant).toBeUndefined();
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
      return everybodyAgrees(machine)(state, n, world().item);
    });
    expect(run.stopped).toEqual({ type: 'endless' });
  });
});
