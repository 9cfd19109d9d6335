import { describe, expect, it } from '@jest/globals';
import type { ChainNode, Fork, LifecycleDefinition, Step, WaitNode } from '../definition.js';
import { compile } from '../machine/compile.js';
import { fold } from '../machine/fold.js';
import { unresolved } from '../machine/active.js';
import { factsOf, Played, SYSTEM } from '../testing/play.js';
import type { EventOf, ItemEvent, Mapping } from '../vocabulary.js';
import { BY_ID } from './migration.js';
import { planMigration } from './plan-migration.js';
import { upgrade } from './upgrade.js';

const SEATS = { first: ['zhang', 'li'], second: ['wang'], extra: ['zhao'], third: ['sun'] };

function step(id: string, mode: Step['mode'] = 'all'): Step {
  return {
    type: 'step',
    id,
    label: id,
    mine: id,
    work: { who: [{ type: 'area-leader' }], act: '审' },
    mode,
    agree: { label: '同意', record: '同意' },
    return: { label: '退回', record: '退回', then: 'walk-again' },
  };
}

function version(nodes: readonly ChainNode[]): LifecycleDefinition {
  return {
    format: 1,
    key: 'paper',
    title: '纸',
    noun: '纸',
    create: { to: 'review', record: '提交' },
    office: { who: [{ type: 'post', post: 'office', of: 'anywhere' }] },
    order: ['review', 'done', 'back'],
    states: {
      review: { label: '审', tone: 'blue', chain: { nodes, agreed: 'done', returned: 'back' } },
      done: { label: '完', tone: 'grey', end: 'done' },
      back: { label: '退', tone: 'grey', end: 'void', on: { AGAIN: { to: 'review', label: '再报', who: [{ type: 'system' }], record: '再报' } } },
    },
  };
}

const old = compile(version([step('first'), step('second')]));

/** At the first step, with one of two votes given. */
function halfSigned(): Played {
  const played = new Played(old, SEATS);
  played.create();
  played.does(played.agree('first', 'li'));
  return played;
}

function event(mapping: Mapping, outcomes = {}): EventOf<'UPGRADE'> {
  return { type: 'UPGRADE', version: 'next', mapping, facts: factsOf(SYSTEM, { outcomes }) };
}

function moved(
  played: Played,
  nodes: readonly ChainNode[],
  { mapping = BY_ID, outcomes = {} }: { mapping?: Mapping; outcomes?: Record<string, boolean> } = {},
) {
  const to = compile(version(nodes));
  const decided = upgrade({ from: played.machine, to }, played.state, event(mapping, outcomes));
  if (decided.type === 'blocked') throw new Error(JSON.stringify(decided.reasons));
  const after = new Played(to, SEATS);
  after.state = decided.state;
  return { after, decided, to };
}

const fork = (...branches: readonly (readonly ChainNode[])[]): ChainNode => ({
  type: 'fork',
  id: 'fork',
  branches: branches.map((nodes, n) => ({ id: `b${n}`, label: `b${n}`, nodes })),
});

describe('an item goes over to a new version', () => {
  it('keeps its votes where a step was put in before it', () => {
    const { after, decided } = moved(halfSigned(), [step('extra'), step('first'), step('second')]);
    expect(after.state.value).toEqual({ review: { first: 'open' } });
    expect(after.slotsAt('first').map(({ closed }) => closed?.as)).toEqual([undefined, 'agreed']);
    expect(decided.effects).toEqual([]);
    after.does(after.agree('first', 'zhang'));
    expect(after.state.value).toEqual({ review: { second: 'open' } });
  });

  it('looks anew for what it waits for, where that is other items by now; a time that runs is left running', () => {
    const wait = (until: WaitNode['until']): readonly ChainNode[] => [{ type: 'wait', id: 'others', label: '等', until }, step('second')];
    const waiting = (until: WaitNode['until']): Played => {
      const played = new Played(compile(version(wait(until))), SEATS);
      played.create();
      return played;
    };
    const items = { type: 'items', form: 'sheet', field: 'matters', lost: 'go-on' } as const;
    const after = { type: 'after', within: { amount: 3, unit: 'days' } } as const;
    const further = { ...items, states: ['signed'] };
    const effects = (from: WaitNode['until'], to: WaitNode['until']) => moved(waiting(from), wait(to)).decided.effects;
    const place = { place: 'others', round: 1 };
    expect(effects(items, { ...items })).toEqual([]);
    expect(effects(after, { ...after, within: { amount: 5, unit: 'days' } })).toEqual([]);
    expect(effects(items, further)).toEqual([
      { type: 'DisarmWait', ...place },
      { type: 'ArmWait', ...place, until: further },
    ]);
    expect(effects(after, items)).toEqual([
      { type: 'DisarmWait', ...place },
      { type: 'ArmWait', ...place, until: items },
    ]);
  });

  it('A25 A27 counts a deadline from when there is one again, where a version between had none; one that is taken back goes on by the days it had', () => {
    const due = { within: { amount: 3, unit: 'working-days' } } as const;
    const timed = [{ ...step('first'), due }, step('second')];
    const played = new Played(compile(version(timed)), SEATS);
    played.create();
    const { after, decided, to } = moved(played, [step('first'), step('second')]);
    expect(decided.effects).toEqual([{ type: 'DisarmStepDue', place: 'first', round: 1 }]);
    const begun = { type: 'ArmStepDue', place: 'first', round: 1, due };
    expect(moved(after, timed).decided.effects).toEqual([begun]);
    expect(upgrade({ from: to, to: played.machine }, after.state, { ...event(BY_ID), back: played.state })).toMatchObject({
      effects: [{ ...begun, again: true }],
    });
  });

  it('asks a step that was put in after it', () => {
    const { after } = moved(halfSigned(), [step('first'), step('extra'), step('second')]);
    after.does(after.agree('first', 'zhang'));
    expect(after.state.value).toEqual({ review: { extra: 'open' } });
  });

  it('is told which step is gone, and goes on at another one the office names', () => {
    const played = halfSigned();
    const to = compile(version([step('second')]));
    expect(planMigration({ from: old, to }, played.state, BY_ID)).toEqual({ type: 'blocked', reasons: [{ why: 'place-gone', at: 'first' }] });
    const { after, decided } = moved(played, [step('second')], { mapping: { places: { first: { type: 'anew', place: 'second' } }, states: {} } });
    expect(unresolved(after.machine, after.state)).toEqual([{ place: 'second', round: 1 }]);
    expect(decided.effects).toEqual([
      expect.objectContaining({
        type: 'CloseSlots',
        place: 'first',
        slots: [expect.objectContaining({ person: 'zhang', closed: expect.objectContaining({ as: 'superseded' }) })],
      }),
      { type: 'ResolveSlate', place: 'second', round: 1 },
    ]);
  });

  it('takes its votes along where the step has another id', () => {
    const { after, decided } = moved(halfSigned(), [step('third'), step('second')], {
      mapping: { places: { first: { type: 'same', place: 'third' } }, states: {} },
    });
    expect(decided.effects).toEqual([{ type: 'RenamePlace', from: 'first', to: 'third', round: 1 }]);
    after.does(after.agree('third', 'zhang'));
    expect(after.state.value).toEqual({ review: { second: 'open' } });
  });

  it('begins the branch that now runs beside its step, and joins only when both have ended', () => {
    const { after, decided } = moved(halfSigned(), [fork([step('first')], [step('extra')]), step('second')]);
    expect(decided.effects).toEqual([{ type: 'ResolveSlate', place: 'extra', round: 1 }]);
    after.does({ type: 'SLATE', place: 'extra', round: 1, slots: [{ id: 's', person: 'zhao', why: { resolver: 'post' } }], facts: factsOf(SYSTEM) });
    after.does(after.agree('first', 'zhang'));
    expect(after.state.value).toEqual({ review: { fork: { b0: 'ended', b1: { extra: 'open' } } } });
    after.does(after.agree('extra', 'zhao'));
    expect(after.state.value).toEqual({ review: { second: 'open' } });
  });

  it('asks whether a conditional branch beside it is taken', () => {
    const nodes: readonly ChainNode[] = [
      {
        type: 'fork',
        id: 'fork',
        branches: [
          { id: 'b0', label: '', nodes: [step('first')] },
          { id: 'b1', label: '', when: { and: [] }, nodes: [step('extra')] },
        ],
      },
      step('second'),
    ];
    expect(planMigration({ from: old, to: compile(version(nodes)) }, halfSigned().state, BY_ID)).toMatchObject({
      begins: ['extra'],
      conditions: ['fork/fork/b1'],
    });
    expect(moved(halfSigned(), nodes, { outcomes: { 'fork/fork/b1': false } }).after.state.value).toEqual({
      review: { fork: { b0: { first: 'open' }, b1: 'skipped' } },
    });
    expect(moved(halfSigned(), nodes, { outcomes: { 'fork/fork/b1': true } }).after.state.value).toEqual({
      review: { fork: { b0: { first: 'open' }, b1: { extra: 'resolving' } } },
    });
  });

  it('stands in the way of a condition branch that its step is of, and in no other', () => {
    const way = { ...fork([step('extra')], [step('first')]), takes: 'first' } as Fork;
    const nodes: readonly ChainNode[] = [
      { ...way, branches: way.branches.map((branch, n) => (n === 0 ? { ...branch, when: { and: [] } } : branch)) },
      step('second'),
    ];
    const { after } = moved(halfSigned(), nodes);
    expect(after.state.value).toEqual({ review: { fork: { b1: { first: 'open' } } } });
    after.does(after.agree('first', 'zhang'));
    expect(after.state.value).toEqual({ review: { second: 'open' } });
    const beside = new Played(compile(version([fork([step('first')], [step('extra')])])), SEATS);
    beside.create();
    expect(planMigration({ from: beside.machine, to: compile(version(nodes)) }, beside.state, BY_ID)).toMatchObject({
      type: 'blocked',
      reasons: [{ why: 'not-beside' }],
    });
  });

  it('asks one after another where the new version says so', () => {
    const played = new Played(old, SEATS);
    played.create();
    const { after, decided } = moved(played, [step('first', 'in-turn'), step('second')]);
    expect(after.slotsAt('first').map(({ waits }) => waits)).toEqual([undefined, 'turn']);
    expect(decided.effects).toMatchObject([{ type: 'ChangeSlots', place: 'first', slots: [{ person: 'li', waits: 'turn' }] }]);
  });

  it('is not moved where what ran side by side would run one after the other', () => {
    const beside = new Played(compile(version([fork([step('first')], [step('extra')])])), SEATS);
    beside.create();
    const plan = planMigration({ from: beside.machine, to: compile(version([step('first'), step('extra')])) }, beside.state, BY_ID);
    expect(plan).toEqual({ type: 'blocked', reasons: [{ why: 'not-beside', at: 'extra' }] });
  });

  it('keeps the votes of each where two steps change their ids for one another', () => {
    const both = compile(version([fork([step('first')], [step('extra')])]));
    const beside = new Played(both, SEATS);
    beside.create();
    const swap: Mapping = { places: { first: { type: 'same', place: 'extra' }, extra: { type: 'same', place: 'first' } }, states: {} };
    const decided = upgrade({ from: both, to: both }, beside.state, event(swap));
    expect(decided).toMatchObject({
      state: { context: { places: { first: beside.state.context.places['extra'], extra: beside.state.context.places['first'] } } },
    });
  });

  it('passes on at once where the new version is content with the votes that are there', () => {
    const { after, decided } = moved(halfSigned(), [step('first', 'any'), step('second')]);
    expect(after.state.value).toEqual({ review: { second: 'resolving' } });
    expect(decided.effects.map(({ type }) => type)).toEqual(['CloseSlots', 'ResolveSlate']);
  });

  it('stays what it is when it has ended, and never begins again', () => {
    const played = halfSigned();
    played.does(played.agree('first', 'zhang'));
    played.does(played.agree('second', 'wang'));
    expect(moved(played, [step('extra'), step('second')]).after.state.value).toBe('done');
  });

  it('taken back, is what it was, while its history grows', () => {
    const played = halfSigned();
    const { after } = moved(played, [step('extra'), step('first'), step('second')]);
    const back = upgrade({ from: after.machine, to: old }, after.state, event(BY_ID));
    expect(back).toMatchObject({ type: 'decision', state: played.state });
  });

  it('A42: its events fold to where it stands, over both versions', () => {
    const played = halfSigned();
    const { after, to } = moved(played, [step('third'), step('second')], { mapping: { places: { first: { type: 'same', place: 'third' } }, states: {} } });
    const given = event({ places: { first: { type: 'same', place: 'third' } }, states: {} });
    const more = after.agree('third', 'zhang');
    after.does(more);
    const events = [...played.events, given, ...after.events];
    expect(fold(old, JSON.parse(JSON.stringify(events)) as ItemEvent[], () => to)).toEqual(after.state);
  });

  it('is not decided by one version alone', () => {
    const played = halfSigned();
    expect(played.send(event(BY_ID))).toMatchObject({ type: 'refusal', code: 'act.not-here' });
    expect(() => fold(old, [...played.events, event(BY_ID)])).toThrow('version next');
  });
});

const asks = (id: string): Step => ({
  ...step(id),
  actions: ['take-back'],
  return: { label: '退回', record: '退回', then: 'straight-back', ...(['first', 'third'].includes(id) ? {} : { to: ['submitter', 'earlier'] as const }) },
});

/** Beyond the first step: what may be taken back, and where a correction goes, is remembered by ids. */
function atSecond(): Played {
  const played = new Played(compile(version([asks('first'), asks('second')])), SEATS);
  played.create();
  for (const who of SEATS.first) played.does(played.agree('first', who));
  return played;
}

describe('what an item remembers of its way', () => {
  it('goes along under the new ids: what may be taken back', () => {
    const { after } = moved(atSecond(), [asks('third'), asks('extra')], {
      mapping: { places: { first: { type: 'same', place: 'third' }, second: { type: 'same', place: 'extra' } }, states: {} },
    });
    expect(after.state.context.reopenable).toEqual(['third']);
    after.does({
      type: 'TAKE_BACK',
      step: 'third',
      slot: after.slotsAt('third').at(-1)?.id ?? '',
      facts: factsOf({ type: 'person', person: 'li', posts: [], units: [] }),
    });
    expect(after.state.value).toEqual({ review: { third: 'open' } });
  });

  it('goes along under the new ids: to whom a correction goes straight back', () => {
    const played = atSecond();
    played.does(played.giveBackTo('first', { step: 'second', who: 'wang' }));
    expect(played.state.context.resumeAfter).toEqual({ first: 'second' });
    const places = { first: { type: 'same', place: 'third' }, second: { type: 'same', place: 'last' } } as const;
    const { after, decided } = moved(played, [asks('third'), asks('extra'), asks('last')], { mapping: { places, states: {} } });
    expect(after.state.context.resumeAfter).toEqual({ third: 'last' });
    expect(decided.effects).toEqual([
      { type: 'RenamePlace', from: 'first', to: 'third', round: 2 },
      { type: 'RenamePlace', from: 'second', to: 'last', round: 1 },
    ]);
    for (const who of SEATS.first) after.does(after.agree('third', who));
    expect(after.state.value).toEqual({ review: { last: 'open' } });
  });

  it('forgets the steps that are gone, or that now come the other way round', () => {
    const played = atSecond();
    played.does(played.giveBackTo('first', { step: 'second', who: 'wang' }));
    expect(moved(played, [asks('first'), asks('extra')]).after.state.context.resumeAfter).toBeUndefined();
    const home = atSecond();
    home.does(home.giveBack('second', 'wang'));
    const owed = { ...home.state, context: { ...home.state.context, resume: 'second' } };
    expect(upgrade({ from: home.machine, to: compile(version([asks('first'), asks('extra')])) }, owed, event(BY_ID))).toMatchObject({
      state: { context: { resume: null } },
    });
  });

  it('does not make one place of two', () => {
    const to = compile(version([asks('first')]));
    expect(planMigration({ from: old, to }, atSecond().state, { places: { second: { type: 'same', place: 'first' } }, states: {} })).toMatchObject({
      type: 'blocked',
      reasons: [{ why: 'place-taken', at: 'second' }],
    });
  });
});

describe('a going over that is undone', () => {
  const nodes = [fork([step('third')], [step('extra')]), step('second')];
  const there: Mapping = { places: { first: { type: 'same', place: 'third' } }, states: {} };
  const home: Mapping = { places: { third: { type: 'same', place: 'first' } }, states: {} };

  it('A25 leaves exactly the state before, takes out who was asked since, and may be done once more', () => {
    const played = halfSigned();
    const { after, to } = moved(played, nodes, { mapping: there });
    const slate: ItemEvent = {
      type: 'SLATE',
      place: 'extra',
      round: 1,
      slots: [{ id: 'new', person: 'zhao', why: { resolver: 'post' } }],
      facts: factsOf(SYSTEM),
    };
    after.does(slate);
    const undo: ItemEvent = { ...event(home), back: played.state };
    const undone = upgrade({ from: to, to: old }, after.state, undo);
    expect(undone).toMatchObject({ type: 'decision', state: played.state });
    if (undone.type === 'blocked') throw new Error('it can be undone');
    expect(undone.effects).toEqual([
      { type: 'RenamePlace', from: 'third', to: 'first', round: 1 },
      expect.objectContaining({
        type: 'CloseSlots',
        place: 'extra',
        slots: [expect.objectContaining({ id: 'new', closed: expect.objectContaining({ as: 'removed' }) })],
      }),
    ]);
    const events = [...played.events, event(there), slate, undo];
    expect(fold(old, JSON.parse(JSON.stringify(events)) as ItemEvent[], (name) => (name === 'next' ? to : old))).not.toEqual(null);
    expect(moved({ ...played, machine: old, state: undone.state } as Played, nodes, { mapping: there }).after.state.value).toEqual({
      review: { fork: { b0: { third: 'open' }, b1: { extra: 'resolving' } } },
    });
  });

  it('opens again what began anew elsewhere, or was passed on at once', () => {
    const played = halfSigned();
    const anew = moved(played, [step('second')], { mapping: { places: { first: { type: 'anew', place: 'second' } }, states: {} } });
    const undone = upgrade({ from: anew.to, to: old }, anew.after.state, { ...event(BY_ID), back: played.state });
    expect(undone).toMatchObject({ state: played.state, effects: [{ type: 'ChangeSlots', place: 'first', slots: [{ person: 'zhang' }] }] });
    const content = moved(played, [step('first', 'any'), step('second')]);
    expect(upgrade({ from: content.to, to: old }, content.after.state, { ...event(BY_ID), back: played.state })).toMatchObject({
      state: played.state,
      effects: [{ type: 'ChangeSlots', place: 'first', slots: [{ person: 'zhang' }] }],
    });
  });
});
