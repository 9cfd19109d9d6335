import { describe, expect, it } from '@jest/globals';
import type { ChainNode, Fork, LifecycleDefinition, Step, SubItems } from '../definition.js';
import { compile } from '../machine/compile.js';
import { unresolvedChildren } from '../machine/active.js';
import { conditionsFor } from '../questions/conditions-for.js';
import { factsOf, person, Played, SYSTEM } from '../testing/play.js';
import { Signer } from '../testing/steps-taken.js';
import type { Decision, EventOf, ItemEvent, Mapping } from '../vocabulary.js';
import { mappingBack } from './mapping-back.js';
import { BY_ID } from './migration.js';
import { planMigration } from './plan-migration.js';
import { upgrade } from './upgrade.js';

/** What the random run found in goings over, made small. */
const back = { label: '退回', record: '退回', then: 'walk-again' as const };
const toSteps = { ...back, to: ['submitter', 'earlier'] as const };
const reject = { label: '不同意', record: '不同意', policy: 'one-veto' as const };
const ALWAYS = { and: [] };

function step(id: string, more: Partial<Step> = {}): Step {
  return {
    type: 'step',
    id,
    label: id,
    mine: id,
    work: { who: [{ type: 'area-leader' }], act: '审' },
    mode: 'all',
    agree: { label: '同意', record: '同意' },
    return: back,
    actions: ['take-back'],
    ...more,
  };
}

function forkOf(lists: readonly (readonly ChainNode[])[], more: Partial<Fork> = {}): Fork {
  return { type: 'fork', id: 'fork', branches: lists.map((nodes, n) => ({ id: `b${n}`, label: `b${n}`, nodes })), ...more };
}

function below(more: Partial<SubItems> = {}): SubItems {
  return {
    type: 'sub-items',
    id: 'below',
    label: '会签',
    record: '分送',
    each: { type: 'units-of', category: 'any' },
    child: { lifecycle: 'child', title: '{for}' },
    bad: 'go-on',
    ...more,
  };
}

function lifecycle(nodes: readonly ChainNode[], chain: Partial<NonNullable<LifecycleDefinition['states'][string]['chain']>> = {}): LifecycleDefinition {
  return {
    format: 1,
    key: 'paper',
    title: '纸',
    noun: '纸',
    create: { to: 'draft', record: '起草' },
    order: ['draft', 'review', 'done'],
    states: {
      draft: {
        label: '起草',
        tone: 'blue',
        work: { who: [{ type: 'area-leader' }], act: '起草' },
        on: {
          SUBMIT: { to: 'review', label: '报', who: [{ type: 'at-work' }], record: '报', submits: true },
          STOP: { to: 'stopped', label: '停', who: [{ type: 'at-work' }], record: '停' },
        },
      },
      review: { label: '审', tone: 'blue', chain: { nodes, agreed: 'done', returned: 'draft', ...chain } },
      done: { label: '完', tone: 'grey', end: 'done' },
      also: { label: '也完', tone: 'grey', end: 'done', on: { MORE: { to: 'also', label: '再', who: [{ type: 'system' }], record: '再' } } },
      stopped: { label: '停', tone: 'stopped', end: 'void' },
    },
  };
}

const SEATS = { draft: ['writer'], first: ['ma', 'yu'], second: ['wang'], third: ['sun'] };
const made = (nodes: readonly ChainNode[], chain = {}): ReturnType<typeof compile> => compile(withoutAlso(lifecycle(nodes, chain), chain));

/** A state nothing leads to is no state. */
function withoutAlso(definition: LifecycleDefinition, chain: object): LifecycleDefinition {
  const { also, ...states } = definition.states;
  return 'agreed' in chain || !also ? definition : { ...definition, states };
}

function submitted(nodes: readonly ChainNode[], chain = {}): Played {
  const played = new Played(made(nodes, chain), SEATS);
  played.create();
  played.does(played.act('SUBMIT', person('writer')));
  return played;
}

function all(played: Played, place: keyof typeof SEATS): void {
  for (const who of SEATS[place]) played.does(played.agree(place, who));
}

interface Going {
  readonly mapping?: Mapping;
  readonly outcomes?: Record<string, boolean>;
}

function goesOver(
  played: Played,
  to: ReturnType<typeof compile>,
  { mapping = BY_ID, outcomes = {} }: Going = {},
): { readonly after: Played; readonly decided: Decision } {
  const decided = upgrade({ from: played.machine, to }, played.state, {
    type: 'UPGRADE',
    version: 'next',
    mapping,
    facts: factsOf(person('office'), { outcomes }),
  });
  if (decided.type === 'blocked') throw new Error(JSON.stringify(decided.reasons));
  const after = new Played(to, SEATS);
  after.state = decided.state;
  return { after, decided };
}

const children = (ended: EventOf<'CHILDREN'>['ended']): ItemEvent => ({
  type: 'CHILDREN',
  place: 'below',
  round: 1,
  ended,
  facts: factsOf(SYSTEM),
});

/** With three items below it. */
function withChildren(more: Partial<SubItems>): Played {
  const played = submitted([step('first'), below(more)]);
  all(played, 'first');
  const [one, two, three] = ['one', 'two', 'three'].map((item) => ({ item, unit: 'u' }));
  if (one && two && three) played.does({ type: 'SPAWN', place: 'below', round: 1, children: [one, two, three], facts: factsOf(SYSTEM) });
  return played;
}

describe('A25 Going over forgets nobody', () => {
  it('asks whoever sent it back again, where his step runs beside the one it was sent back to', () => {
    const played = submitted([step('first'), step('second', { return: toSteps })]);
    all(played, 'first');
    played.does(played.giveBackTo('first', { step: 'second', who: 'wang' }));
    const to = made([forkOf([[step('first')], [step('second')]])]);
    expect(planMigration({ from: played.machine, to }, played.state, BY_ID)).toMatchObject({ type: 'plan', begins: ['second'] });
    expect(goesOver(played, to).after.state).toMatchObject({
      value: { review: { fork: { b0: { first: 'open' }, b1: { second: 'resolving' } } } },
      context: { places: { second: { round: 2, slots: [] } } },
    });
  });

  it('begins a branch that lost the condition by which it was not taken, and leaves one that kept it', () => {
    const conditional = forkOf([[step('first')], [step('second')]]);
    const [own, other] = conditional.branches;
    const old: Fork = { ...conditional, branches: own && other ? [own, { ...other, when: ALWAYS }] : [] };
    const played = new Played(made([old]), SEATS);
    played.create();
    played.does(played.act('SUBMIT', person('writer'), { outcomes: { 'fork/fork/b1': false } }));
    expect(goesOver(played, made([conditional])).after.state.value).toEqual({ review: { fork: { b0: { first: 'open' }, b1: { second: 'resolving' } } } });
    expect(goesOver(played, made([old, step('third')])).after.state.value).toEqual({ review: { fork: { b0: { first: 'open' }, b1: 'skipped' } } });
  });

  it('waits for nobody in a fork that begins with it and of which no branch is taken', () => {
    const none: Fork = { type: 'fork', id: 'inner', branches: [{ id: 'only', label: '一', when: ALWAYS, nodes: [step('third')] }] };
    const played = submitted([step('first')]);
    const to = made([forkOf([[step('first')], [none, step('second')]])]);
    expect(goesOver(played, to, { outcomes: { 'fork/inner/only': false } }).after.state.value).toEqual({
      review: { fork: { b0: { first: 'open' }, b1: { second: 'resolving' } } },
    });
    expect(goesOver(played, made([forkOf([[step('first')], [none]])]), { outcomes: { 'fork/inner/only': false } }).after.state.value).toEqual({
      review: { fork: { b0: { first: 'open' }, b1: 'ended' } },
    });
  });

  it('keeps a disagreement while its siblings finish, and is blocked where it would be lost', () => {
    const both = forkOf([[step('first')], [step('second', { reject })]], { onReject: 'siblings-finish' });
    const played = submitted([both], { rejected: 'stopped' });
    played.does(played.reject('second', 'wang'));
    const kept = goesOver(played, made([both, step('third')], { rejected: 'stopped' })).after;
    all(kept, 'first');
    expect(kept.state.value).toBe('stopped');
    const lost = made([forkOf([[step('first')], [step('second', { reject })]])], { rejected: 'stopped' });
    const plan = planMigration({ from: played.machine, to: lost }, played.state, BY_ID);
    expect(plan).toEqual({ type: 'blocked', reasons: [{ why: 'disagreement-lost', at: 'fork' }] });
    const unheard = made([forkOf([[step('first')], [step('second')]], { onReject: 'siblings-finish' })]);
    expect(planMigration({ from: played.machine, to: unheard }, played.state, BY_ID)).toEqual(plan);
  });

  it('stays where somebody disagreed, the new version knows no disagreement, and the others are not enough', () => {
    const heard = { mode: 'any', reject: { ...reject, policy: 'wait-for-all' } } as const;
    const played = submitted([step('first', heard), step('second')], { rejected: 'stopped' });
    played.does(played.reject('first', 'ma'));
    const planned = (mode: Step['mode']) => planMigration({ from: played.machine, to: made([step('first', { mode }), step('second')]) }, played.state, BY_ID);
    expect(planned('all')).toEqual({ type: 'blocked', reasons: [{ why: 'disagreement-unheard', at: 'first' }] });
    expect(planned('any')).toMatchObject({ type: 'plan' });
  });

  it('asks once more whoever had not agreed when it came back, though by the new version the others would have been enough', () => {
    const changed = { ...back, then: 'changed-only' as const };
    const beside = (first: Partial<Step>) => [forkOf([[step('first', first)], [step('second', { return: changed })]])];
    const played = submitted(beside({}));
    played.does(played.agree('first', 'ma'));
    played.does(played.giveBack('second', 'wang'));
    const { after } = goesOver(played, made(beside({ mode: 'any' })));
    expect(after.state.context.places['first']?.ended).toBe('otherwise');
    after.does(after.act('SUBMIT', person('writer')));
    expect(after.state.value).toMatchObject({ review: { fork: { b0: { first: 'open' } } } });
  });

  it('does not make one place of two, though one of them is at hand', () => {
    const played = submitted([step('first'), step('second')]);
    all(played, 'first');
    const to = made([step('third')]);
    const mapping: Mapping = { places: { first: { type: 'same', place: 'third' }, second: { type: 'anew', place: 'third' } }, states: {} };
    expect(
      planMigration({ from: played.machine, to }, played.state, { ...mapping, places: { ...mapping.places, draft: { type: 'same', place: 'third' } } }),
    ).toMatchObject({ type: 'blocked', reasons: [{ why: 'place-taken', at: 'draft' }] });
  });
});

describe('A25 Going over keeps deadlines, children and what is asked', () => {
  it('lets the deadline of a step run on under its new id, and begins that of a step that begins anew', () => {
    const due = { within: { amount: 2, unit: 'days' as const } };
    const played = submitted([step('first', { due }), step('second')]);
    const renamed = goesOver(played, made([step('third', { due }), step('second')]), {
      mapping: { places: { first: { type: 'same', place: 'third' } }, states: {} },
    });
    expect(renamed.decided.effects).toEqual([{ type: 'RenamePlace', from: 'first', to: 'third', round: 1 }]);
    const anew = goesOver(played, played.machine, { mapping: { places: { first: { type: 'anew', place: 'first' } }, states: {} } });
    expect(anew.decided.effects.map(({ type }) => type)).toEqual(['CloseSlots', 'DisarmStepDue', 'ResolveSlate']);
    expect(anew.decided.effects).toContainEqual({ type: 'DisarmStepDue', place: 'first', round: 1 });
  });

  it('ends those that still run below where by the new version enough have ended and the rest is to end', () => {
    const played = withChildren({});
    played.does(children([{ item: 'one', as: 'done' }]));
    const { after, decided } = goesOver(played, made([step('first'), below({ enough: { count: 1 }, rest: 'end' })]));
    expect(after.state.value).toBe('done');
    expect(decided.effects).toContainEqual({ type: 'EndChildren', children: ['two', 'three'] });
  });

  it('asks for whom items begin where sub-items begin anew', () => {
    const played = withChildren({});
    const { after, decided } = goesOver(played, played.machine, { mapping: { places: { below: { type: 'anew', place: 'below' } }, states: {} } });
    expect(unresolvedChildren(after.machine, after.state)).toEqual([{ place: 'below', round: 2 }]);
    expect(decided.effects).toEqual([
      { type: 'EndChildren', children: ['one', 'two', 'three'] },
      { type: 'FindChildren', place: 'below', round: 2 },
    ]);
  });

  it('asks beforehand where the chain leads, should it be agreed by going over', () => {
    const agreed = [{ when: ALWAYS, to: 'also' }, { to: 'done' }] as const;
    const played = submitted([step('first')], { agreed });
    played.does(played.agree('first', 'ma'));
    const to = made([step('first', { mode: 'any' })], { agreed });
    expect(conditionsFor(to, played.state, { type: 'UPGRADE' }).map(({ id }) => id)).toEqual(['chain/review/to/0']);
    expect(goesOver(played, to, { outcomes: { 'chain/review/to/0': true } }).after.state.value).toBe('also');
  });

  it('undone, gives no place a name it never had', () => {
    const played = submitted([step('first')]);
    const mapping: Mapping = { places: { second: { type: 'same', place: 'first' } }, states: {} };
    const { after, decided } = goesOver(played, made([step('first'), step('third')]), { mapping });
    expect(decided.effects).toEqual([]);
    const undo: ItemEvent = {
      type: 'UPGRADE',
      version: 'old',
      mapping: { places: { first: { type: 'same', place: 'second' } }, states: {} },
      back: played.state,
      facts: factsOf(person('office')),
    };
    expect(upgrade({ from: after.machine, to: played.machine }, after.state, undo)).toEqual({ type: 'decision', state: played.state, effects: [] });
  });

  it('undone, gives a place its own name back where another one was to go on under the same', () => {
    const played = submitted([step('first'), step('second')]);
    played.does(played.agree('first', 'ma'));
    const mapping: Mapping = { places: { first: { type: 'same', place: 'third' }, second: { type: 'same', place: 'third' } }, states: {} };
    const { after, decided } = goesOver(played, made([step('third')]), { mapping });
    expect(decided.effects).toEqual([{ type: 'RenamePlace', from: 'first', to: 'third', round: 1 }]);
    const home = mappingBack(mapping, played.state);
    expect(home.places).toEqual({ third: { type: 'same', place: 'first' } });
    const undo: ItemEvent = { type: 'UPGRADE', version: 'old', mapping: home, back: played.state, facts: factsOf(person('office')) };
    expect(upgrade({ from: after.machine, to: played.machine }, after.state, undo)).toEqual({
      type: 'decision',
      state: played.state,
      effects: [{ type: 'RenamePlace', from: 'third', to: 'first', round: 1 }],
    });
  });
});

describe('A16 After going over nothing is taken back or gone back to that is not behind it', () => {
  it('forgets what may be taken back where the new version does not look, or where it comes later now', () => {
    const played = submitted([step('first'), step('second')]);
    all(played, 'first');
    expect(played.state.context.reopenable).toEqual(['first']);
    const plain = made([step('first', { actions: [] }), step('second', { actions: [] })]);
    expect(goesOver(played, plain).after.state.context.reopenable).toBeUndefined();
    expect(goesOver(played, made([step('second'), step('first')])).after.state.context.reopenable).toBeUndefined();
    expect(goesOver(played, made([step('first'), step('third'), step('second')])).after.state.context.reopenable).toEqual(['first']);
  });

  it('opens no round again that could not end any more, where the new version has no word for a no that was said', () => {
    const heard = { mode: 'any', reject: { ...reject, policy: 'wait-for-all' } } as const;
    const played = submitted([step('first', heard), step('second')], { rejected: 'stopped' });
    played.does(played.reject('first', 'ma'));
    played.does(played.agree('first', 'yu'));
    const { after } = goesOver(played, made([step('first'), step('second')]));
    expect(after.send(new Signer(after, 'first', 'yu').takeBack())).toMatchObject({ type: 'refusal', code: 'take-back.too-late' });
  });

  it('goes straight back only to a step that still sends back so', () => {
    const straight = { ...back, then: 'straight-back' as const };
    const played = submitted([step('first'), step('second', { return: straight })]);
    all(played, 'first');
    played.does(played.giveBack('second', 'wang'));
    expect(played.state.context.resume).toBe('second');
    expect(goesOver(played, made([step('first'), step('second')])).after.state.context.resume).toBeNull();
    expect(goesOver(played, made([step('first'), step('third'), step('second', { return: straight })])).after.state.context.resume).toBe('second');
  });
});
