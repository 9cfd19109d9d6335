import { describe, expect, it } from '@jest/globals';
import type { ChainNode, Fork, LifecycleDefinition, Step, SubItems } from '../definition.js';
import { parseLifecycle } from '../lint/parse-lifecycle.js';
import { lint } from '../lint/lint.js';
import { pathOf } from '../questions/path-of.js';
import { stateWord } from '../questions/states.js';
import { standing } from '../rules/children.js';
import { factsOf, person, Played, SYSTEM } from '../testing/play.js';
import { refuses } from '../testing/steps-taken.js';
import type { EventOf, ItemEvent } from '../vocabulary.js';
import { unresolvedChildren } from './active.js';
import { compile } from './compile.js';
import { fold } from './fold.js';

const organs: SubItems = {
  type: 'sub-items',
  id: 'organs',
  label: '各机关会签中',
  record: '分送会签',
  each: { type: 'units', form: 'draft', field: 'organs' },
  child: { lifecycle: 'organ', title: '{title}（{for}会签）' },
  bad: 'reject',
};
const step = (id: string): Step => ({
  type: 'step',
  id,
  label: id,
  mine: id,
  work: { who: [{ type: 'area-leader' }], act: '审' },
  mode: 'any',
  agree: { label: '同意', record: '同意' },
  return: { label: '退回', record: '退回', then: 'walk-again', ...(id === 'last' ? { to: ['submitter', 'earlier'] as const } : {}) },
  actions: ['take-back'],
});

/** Gives it back to an earlier step, too. */
const giving = (id: string): Step => ({ ...step(id), return: { label: '退回', record: '退回', then: 'walk-again', to: ['submitter', 'earlier'] } });

function lifecycle(nodes: readonly ChainNode[]): LifecycleDefinition {
  const leads = nodes.some((node) => node.type === 'sub-items' && node.bad === 'reject');
  return {
    format: 1,
    key: 'paper',
    title: '纸',
    noun: '纸',
    create: { to: 'review', record: '提交' },
    order: ['review', 'done'],
    office: { who: [{ type: 'system' }], terminate: 'stopped', jump: true, suspend: true },
    states: {
      review: {
        label: '审',
        tone: 'blue',
        chain: { nodes, agreed: 'done', returned: 'back', ...(leads ? { rejected: 'stopped' } : {}) },
        on: { WITHDRAW: { to: 'back', label: '撤回', who: [{ type: 'system' }], record: '撤回' } },
      },
      done: { label: '完', tone: 'grey', end: 'done' },
      stopped: { label: '终止', tone: 'grey', end: 'void' },
      back: { label: '退', tone: 'grey', on: { AGAIN: { to: 'review', label: '再报', who: [{ type: 'system' }], record: '再报', submits: true } } },
    },
  };
}

/** Stands at sub-items of so many, which one step led to. */
function sentOut(node: SubItems, many: number, more: { before?: readonly ChainNode[]; after?: readonly ChainNode[] } = {}): Played {
  const played = new Played(compile(lifecycle([...(more.before ?? [step('first')]), node, ...(more.after ?? [step('last')])])), {
    first: ['zhang'],
    last: ['wang'],
  });
  played.create();
  played.does(played.agree('first', 'zhang'));
  spawn(played, many);
  return played;
}

function spawn(played: Played, many: number): void {
  const round = played.state.context.places['organs']?.round ?? 0;
  const children = Array.from({ length: many }, (_, n) => ({ item: `i${round}${n}`, unit: `u${n}` }));
  played.does({ type: 'SPAWN', place: 'organs', round, children, facts: factsOf(SYSTEM) });
}

function ended(played: Played, ends: Readonly<Record<string, 'done' | 'void' | null>>): ItemEvent {
  return {
    type: 'CHILDREN',
    place: 'organs',
    round: played.state.context.places['organs']?.round ?? 0,
    ended: Object.entries(ends).map(([item, as]) => ({ item, as })),
    facts: factsOf(SYSTEM),
  };
}

const endedWith = (played: Played) => played.effects.flatMap((effect) => (effect.type === 'EndChildren' ? [effect.children] : []));

describe('sub-items of unknown width', () => {
  it('are asked for when they are entered, ordered when they are named, and shown on the way', () => {
    const played = new Played(compile(lifecycle([step('first'), organs])), { first: ['zhang'] });
    played.create();
    const { effects } = played.does(played.agree('first', 'zhang'));
    expect(effects.at(-1)).toEqual({ type: 'FindChildren', place: 'organs', round: 1 });
    expect(unresolvedChildren(played.machine, played.state)).toEqual([{ place: 'organs', round: 1 }]);
    spawn(played, 3);
    expect(played.effects).toEqual([{ type: 'StartChildren', place: 'organs', round: 1, children: [0, 1, 2].map((n) => ({ item: `i1${n}`, unit: `u${n}` })) }]);
    expect(stateWord(played.machine, played.state, { person: null }).label).toBe('各机关会签中');
    expect(pathOf(played.machine, played.state).find(({ place }) => place === 'organs')).toMatchObject({
      when: 'now',
      children: [{ unit: 'u0' }, { unit: 'u1' }, { unit: 'u2' }],
    });
  });

  describe('come to again after a return', () => {
    const failedAgain: SubItems = { ...organs, bad: 'return', again: 'failed' };
    const again = (kept: readonly object[], children: readonly object[]): ItemEvent =>
      ({ type: 'SPAWN', place: 'organs', round: 2, children, ...(kept.length > 0 ? { kept } : {}), facts: factsOf(SYSTEM) }) as ItemEvent;
    /** Because one ended badly; or, where it had gone on already, by the last signer. */
    const returned = (node: SubItems = failedAgain, byLast = false): Played => {
      const played = sentOut(node, 3);
      played.does(ended(played, { i10: 'done', i11: 'void' }));
      if (byLast) played.does({ ...played.agree('last', 'wang'), type: 'RETURN', reasonGiven: true });
      expect(played.state.value).toBe('back');
      played.does(played.act('AGAIN', SYSTEM));
      played.does(played.agree('first', 'zhang'));
      return played;
    };

    it('ask only those whose item ended badly, and what ended well stands', () => {
      const played = returned();
      expect(played.state.context.places['organs']).toMatchObject({
        round: 2,
        before: [{ item: 'i10', ended: 'done' }, { item: 'i11', ended: 'void' }, { item: 'i12' }],
      });
      const stood = { item: 'i10', unit: 'u0', ended: 'done' };
      const begun = [
        { item: 'i21', unit: 'u1' },
        { item: 'i22', unit: 'u2' },
      ];
      played.does(again([stood], begun));
      expect(played.effects).toEqual([{ type: 'StartChildren', place: 'organs', round: 2, children: begun }]);
      expect(played.state.context.places['organs']).toEqual({ round: 2, slots: [], inCourse: true, children: [stood, ...begun] });
      played.does(ended(played, { i21: 'done', i22: 'done' }));
      expect(played.state.value).toEqual({ review: { last: 'open' } });
      expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
    });

    it('go on at once where nobody is left to be asked', () => {
      const played = returned();
      played.does(again([{ item: 'i10', unit: 'u0', ended: 'done' }], []));
      expect(played.state.value).toEqual({ review: { last: 'open' } });
      expect(played.effects.some(({ type }) => type === 'StartChildren')).toBe(false);
    });

    it('ask nobody where what stands is enough, and end what of it runs on where the rest is to end', () => {
      const played = returned({ ...failedAgain, enough: { count: 1 }, left: 'keep', rest: 'end', bad: 'go-on' }, true);
      played.does(
        again(
          [
            { item: 'i10', unit: 'u0', ended: 'done' },
            { item: 'i12', unit: 'u2' },
          ],
          [{ item: 'i21', unit: 'u1' }],
        ),
      );
      expect(played.effects.flatMap((effect) => (effect.type === 'StartChildren' || effect.type === 'EndChildren' ? [effect] : []))).toEqual([
        { type: 'EndChildren', children: ['i12'] },
      ]);
      expect(played.state.context.places['organs']?.children).toEqual([
        { item: 'i10', unit: 'u0', ended: 'done' },
        { item: 'i12', unit: 'u2' },
      ]);
      expect(played.state.value).toEqual({ review: { last: 'open' } });
    });

    it('keep neither what ended badly nor what nobody knows', () => {
      const played = returned();
      refuses(played, again([{ item: 'i11', unit: 'u1', ended: 'void' }], []), 'act.not-here');
      refuses(played, again([{ item: 'strange', unit: 'u1', ended: 'done' }], []), 'act.not-here');
      refuses(played, again([], []), 'sub-items.nobody-named');
    });

    it('ask everybody of what was handed in afresh, though it came back to an earlier step before it came by again', () => {
      const played = new Played(compile(lifecycle([step('zero'), giving('first'), failedAgain, step('last')])), {
        zero: ['zhao'],
        first: ['zhang'],
        last: ['wang'],
      });
      played.create();
      played.does(played.agree('zero', 'zhao'));
      played.does(played.agree('first', 'zhang'));
      spawn(played, 2);
      played.does(ended(played, { i10: 'done', i11: 'done' }));
      expect(played.state.value).toEqual({ review: { last: 'open' } });
      played.does(played.act('WITHDRAW', SYSTEM));
      expect(played.state.context.places['organs']?.children).toHaveLength(2);
      played.does(played.act('AGAIN', SYSTEM));
      played.does(played.agree('zero', 'zhao'));
      played.does(played.giveBackTo('zero', { step: 'first', who: 'zhang' }));
      played.does(played.agree('zero', 'zhao'));
      played.does(played.agree('first', 'zhang'));
      expect(played.state.context.places['organs']).toEqual({ round: 2, slots: [], inCourse: true });
      refuses(played, again([{ item: 'i10', unit: 'u0', ended: 'done' }], []), 'act.not-here');
      expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
    });

    it('begin all of them anew where nothing else is said, and after a fresh submission', () => {
      expect(returned({ ...organs, bad: 'return' }).state.context.places['organs']).toEqual({ round: 2, slots: [] });
      const fresh = sentOut(failedAgain, 2);
      fresh.does(ended(fresh, { i10: 'done' }));
      fresh.does(fresh.act('WITHDRAW', SYSTEM));
      fresh.does(fresh.act('AGAIN', SYSTEM));
      fresh.does(fresh.agree('first', 'zhang'));
      expect(fresh.state.context.places['organs']).toEqual({ round: 2, slots: [], inCourse: true });
    });
  });

  it('let it go on when the last has ended well, and fold to the same state', () => {
    const played = sentOut(organs, 2);
    played.does(ended(played, { i10: 'done' }));
    expect(played.state.value).toEqual({ review: { organs: 'open' } });
    played.does(ended(played, { i11: 'done' }));
    expect(played.state.value).toEqual({ review: { last: 'open' } });
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
  });

  it.each([
    [{ count: 2 }, ['done', 'done', null, null], 'enough'],
    [{ count: 9 }, ['done', 'done'], 'enough'],
    [{ atLeast: [2, 3] }, ['done', null, null], 'running'],
    [{ over: [1, 2] }, ['done', 'done', null, null], 'running'],
    [{ over: [1, 2] }, ['void', 'void', null, null], 'lost'],
    [undefined, ['done', 'void', null], 'lost'],
  ] as const)('of which %j must end well stand, after %j, as %s', (enough, ends, as) => {
    const children = ends.map((end, n) => ({ item: `i${n}`, unit: 'u', ...(end ? { ended: end } : {}) }));
    expect(standing({ bad: 'reject', ...(enough ? { enough } : {}) }, children)).toBe(as);
  });

  it('that ended badly count as a disagreement at once, as a return, or let it go on when all have ended', () => {
    const rejected = sentOut(organs, 3);
    rejected.does(ended(rejected, { i10: 'void' }));
    expect([rejected.state.value, endedWith(rejected)]).toEqual(['stopped', [['i11', 'i12']]]);
    const returned = sentOut({ ...organs, bad: 'return' }, 2);
    returned.does(ended(returned, { i10: 'void' }));
    expect(returned.state.value).toBe('back');
    const goesOn = sentOut({ ...organs, bad: 'go-on' }, 2);
    goesOn.does(ended(goesOn, { i10: 'void' }));
    expect(goesOn.state.value).toEqual({ review: { organs: 'open' } });
    goesOn.does(ended(goesOn, { i11: 'done' }));
    expect(goesOn.state.value).toEqual({ review: { last: 'open' } });
  });

  it('A39: end with the item when it is withdrawn, returned or ended, unless they are to go on by themselves', () => {
    const withdrawn = sentOut(organs, 2);
    withdrawn.does(withdrawn.act('WITHDRAW', SYSTEM));
    expect(endedWith(withdrawn)).toEqual([['i10', 'i11']]);
    const kept = sentOut({ ...organs, left: 'keep' }, 2);
    kept.does(kept.act('WITHDRAW', SYSTEM));
    expect(endedWith(kept)).toEqual([]);
    const stopped = sentOut({ ...organs, left: 'keep' }, 2);
    stopped.does({ type: 'TERMINATE', facts: factsOf(SYSTEM), reasonGiven: true });
    expect(endedWith(stopped)).toEqual([undefined]);
  });

  it('still running when enough have ended go on, or end where the definition says so', () => {
    for (const [rest, ends] of [
      [undefined, []],
      ['end', [['i11', 'i12']]],
    ] as const) {
      const played = sentOut({ ...organs, enough: { count: 1 }, bad: 'go-on', ...(rest ? { rest } : {}) }, 3);
      played.does(ended(played, { i10: 'done' }));
      expect(endedWith(played)).toEqual(ends);
    }
  });

  it('begin anew, as a new round, when the walk comes by again; what was sent out before counts no more', () => {
    const played = sentOut(organs, 1);
    played.does(ended(played, { i10: 'done' }));
    played.does(played.giveBackTo('first', { step: 'last', who: 'wang' }));
    played.does(played.agree('first', 'zhang'));
    spawn(played, 2);
    expect(played.state.context.places['organs']).toMatchObject({ round: 2, children: [{ item: 'i20' }, { item: 'i21' }] });
    expect(played.send({ ...(ended(played, { i10: 'void' }) as EventOf<'CHILDREN'>), round: 1 })).toMatchObject({ code: 'act.not-here' });
  });

  it('make what led to them final: nobody takes it back once they are sent out', () => {
    const played = sentOut(organs, 2);
    const slot = played.slotsAt('first')[0]?.id ?? '';
    expect(played.send({ type: 'TAKE_BACK', step: 'first', slot, facts: factsOf(person('zhang')) })).toMatchObject({ code: 'take-back.too-late' });
  });

  it('for nobody are refused, or passed over with a note', () => {
    const played = new Played(compile(lifecycle([step('first'), organs])), { first: ['zhang'] });
    played.create();
    played.does(played.agree('first', 'zhang'));
    expect(played.send({ type: 'SPAWN', place: 'organs', round: 1, children: [], facts: factsOf(SYSTEM) })).toMatchObject({
      code: 'sub-items.nobody-named',
      facts: { place: 'organs' },
    });
    const skipped = sentOut({ ...organs, nobody: 'skip' }, 0);
    expect(skipped.state.value).toEqual({ review: { last: 'open' } });
    expect(pathOf(skipped.machine, skipped.state).find(({ place }) => place === 'organs')?.passed).toBe('nobody');
  });

  it('in a parallel branch hold up only their branch, and a jump leaves them', () => {
    const beside: Fork = {
      type: 'fork',
      id: 'fork',
      onReject: 'siblings-finish',
      branches: [
        { id: 'a', label: 'a', nodes: [organs] },
        { id: 'b', label: 'b', nodes: [step('own')] },
      ],
    };
    const plain = lifecycle([step('first'), organs, step('last')]);
    const review = {
      ...plain.states['review'],
      label: '审',
      tone: 'blue',
      chain: { nodes: [step('first'), beside, step('last')], agreed: 'done', returned: 'back', rejected: 'stopped' },
    } as const;
    const played = new Played(compile({ ...plain, states: { ...plain.states, review } }), { first: ['zhang'], own: ['li'], last: ['wang'] });
    played.create();
    played.does(played.agree('first', 'zhang'));
    spawn(played, 1);
    played.does(played.agree('own', 'li'));
    expect(played.state.value).toEqual({ review: { fork: { a: { organs: 'open' }, b: 'ended' } } });
    played.does({ type: 'JUMP', to: 'last', facts: factsOf(SYSTEM), reasonGiven: true });
    expect([played.state.value, endedWith(played)]).toEqual([{ review: { last: 'open' } }, [['i10']]]);
  });

  it('of a suspended item are counted when it goes on, and only by the system', () => {
    const played = sentOut(organs, 1);
    expect(played.send({ ...ended(played, { i10: 'done' }), facts: factsOf(person('zhang')) })).toMatchObject({ code: 'act.not-yours' });
    played.does({ type: 'SUSPEND', facts: factsOf(SYSTEM), reasonGiven: true });
    expect(played.send(ended(played, { i10: 'done' }))).toMatchObject({ code: 'item.suspended' });
  });

  it('that run again after they had ended are waited for again', () => {
    const played = sentOut(organs, 2);
    played.does(ended(played, { i10: 'done' }));
    played.does(ended(played, { i10: null }));
    expect(played.state.context.places['organs']?.children).toEqual([
      { item: 'i10', unit: 'u0' },
      { item: 'i11', unit: 'u1' },
    ]);
  });
});

describe('a definition with sub-items', () => {
  it('is read as JSON, and what cannot run is told with its place', () => {
    expect(parseLifecycle(JSON.parse(JSON.stringify(lifecycle([step('first'), organs]))))).toMatchObject({ ok: true });
    const wrong = (node: object): readonly string[] => {
      const parsed = parseLifecycle(JSON.parse(JSON.stringify(lifecycle([step('first'), { ...organs, ...node } as SubItems])))); // wrong on purpose
      return parsed.ok ? [] : parsed.problems.map(({ pointer, code }) => `${pointer} ${code}`);
    };
    const at = '/states/review/chain/nodes/1';
    expect(wrong({ enough: { over: [2, 2] } })).toEqual([`${at}/enough/over sub-items.never-enough`]);
    expect(wrong({ child: { lifecycle: 'organ', title: '{title}' } })).toEqual([`${at}/child/title sub-items.all-alike`]);
    expect(wrong({ rest: 'end' })).toEqual([`${at}/rest sub-items.no-rest`]);
    expect(wrong({ each: { type: 'people', who: [] } })).toEqual([`${at}/each/who work.nobody`]);
    expect(wrong({ each: { type: 'everybody' } })).toEqual([`${at}/each/type json.wrong-type`]);
    expect(lint(lifecycle([step('first'), { ...organs, id: 'entering' }])).map(({ code }) => code)).toEqual(['id.reserved']);
  });
});
