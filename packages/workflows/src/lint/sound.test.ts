import { describe, expect, it } from '@jest/globals';
import type { ChainNode, LifecycleDefinition, Step } from '../definition.js';
import { chainOf, forkOf, stepOf } from '../testing/chain-of.js';
import { compile } from '../machine/compile.js';
import { lint } from './lint.js';

/** A process that is as it should be, and what somebody changed of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- written as JSON
function found(change: (json: any) => void, steps: readonly Step[] = [stepOf('first'), stepOf('second')]): readonly (readonly [string, string])[] {
  const definition = structuredClone(chainOf(steps)) as LifecycleDefinition;
  change(definition);
  expect(() => compile(definition)).not.toThrow();
  return lint(definition).map(({ pointer, code }) => [pointer, code]);
}

const submitter = { who: [{ type: 'submitter' as const }], act: '办' };
const skipping = (id: string): Step => stepOf(id, { work: { ...stepOf(id).work, nobody: 'skip' } });

describe('Before it is published, a process is refused', () => {
  it('where every step that is always come to may be passed over', () => {
    const passes = [['/states/review/chain/nodes', 'chain.may-skip-all']];
    expect(found(() => {}, [skipping('first'), skipping('second')])).toEqual(passes);
    expect(found(() => {}, [stepOf('first', { self: 'skip', work: submitter })])).toEqual(passes);
    expect(found((json) => (json.states.review.chain.nodes = [forkOf('f', { x: [skipping('first')], y: [skipping('second')] })]))).toEqual(passes);
    expect(found(() => {}, [skipping('first'), stepOf('second')])).toEqual([]);
    expect(found(() => {}, [stepOf('first', { self: 'skip' })])).toEqual([]);
  });

  it('where what is sent back is over with it, or never comes here again', () => {
    const gone = ['/states/review/chain/returned', 'chain.returned-for-good'];
    const closed = found((json) => {
      json.states.accepted.on.FIX = { ...json.states.accepted.on.REOPEN, to: 'fixing' };
      json.states.review.chain.returned = 'accepted';
    });
    expect(closed).toEqual([gone]);
    expect(found((json) => (json.states.fixing.on.SUBMIT = { ...json.states.fixing.on.SUBMIT, to: 'accepted' }))).toEqual([gone]);
  });

  it('where two states lead only to each other and the office may not end it either', () => {
    const round = (to: string) => ({ GO: { to, label: '转', who: [{ type: 'at-work' }], record: '转' } });
    const looping = (office?: object, standing?: true) =>
      found((json) => {
        if (standing) json.states.fixing.standing = true;
        json.states.loop = { ...json.states.fixing, on: round('fixing') };
        json.states.fixing.on = round('loop');
        if (office) json.office = { who: [{ type: 'post', post: 'office', of: 'anywhere' }], ...office };
      });
    const endless = [
      ['/states/loop', 'state.never-ends'],
      ['/states/fixing', 'state.never-ends'],
    ];
    expect(looping()).toEqual(expect.arrayContaining(endless));
    expect(looping({ jump: true })).toEqual(expect.arrayContaining(endless));
    expect(looping({ terminate: 'refused' })).toEqual(expect.arrayContaining(endless));
    expect(looping({ terminate: 'refused' }, true).map(([, code]) => code)).not.toContain('state.never-ends');
  });

  it('where nothing leads on, unless it says that something is done there until the office ends it', () => {
    type On = NonNullable<LifecycleDefinition['states'][string]['on']>;
    const act = { label: '登记', who: [{ type: 'at-work' as const }], record: '登记' };
    const standing = (on: On | undefined, office: Partial<NonNullable<LifecycleDefinition['office']>> = {}, isSaid = false) => {
      const { states, ...rest } = chainOf([stepOf('first')], { office: { who: [{ type: 'post', post: 'office', of: 'anywhere' }], ...office } });
      const { on: _before, ...fixing } = states['fixing'] ?? { label: '', tone: 'grey' as const };
      const problems = lint({ ...rest, states: { ...states, fixing: { ...fixing, ...(on ? { on } : {}), ...(isSaid ? { standing: true } : {}) } } });
      return problems.filter(({ pointer }) => pointer === '/states/fixing').map(({ code }) => code);
    };
    const notes = { NOTE: act };
    const again = { GO: { ...act, to: 'fixing' } };
    expect([standing(notes), standing(again), standing(notes, { jump: true })]).toEqual([['state.no-exit'], ['state.only-itself'], ['state.no-exit']]);
    const ended = { terminate: 'refused' };
    expect([standing(notes, ended), standing(again, ended)]).toEqual([['state.no-exit'], ['state.only-itself']]);
    expect([standing(notes, ended, true), standing(again, ended, true)]).toEqual([[], []]);
    expect(standing(undefined, ended, true)).toEqual(['state.no-exit']);
  });

  it('where what was agreed leads to a state in which something is only noted, also where the office could call it off', () => {
    const log = { label: '记', who: [{ type: 'at-work' }], record: '记' };
    const doing = (more: object = {}) =>
      found((json) => {
        json.office = { who: [{ type: 'post', post: 'office', of: 'anywhere' }], terminate: 'refused' };
        json.states.doing = { label: '办理', tone: 'blue', work: json.states.fixing.work, on: { LOG: log }, ...more };
        json.states.review.chain.agreed = 'doing';
        json.states.fixing.on.DONE = { ...json.states.fixing.on.SUBMIT, to: 'accepted' };
      });
    expect(doing()).toEqual([['/states/doing', 'state.no-exit']]);
    expect(doing({ standing: true })).toEqual([]);
  });

  it('where it says that it goes on until the office ends it, and the office may not, or it has ended', () => {
    const standing = (more: object, office?: object) =>
      found((json) => {
        Object.assign(json.states.fixing, more);
        Object.assign(json.states.accepted, office ? { standing: true } : {});
        if (office) json.office = { who: [{ type: 'post', post: 'office', of: 'anywhere' }], ...office };
      });
    expect(standing({ standing: true })).toEqual([['/states/fixing/standing', 'state.standing-for-ever']]);
    expect(standing({}, { terminate: 'refused' })).toEqual([['/states/accepted/standing', 'state.standing-at-end']]);
  });

  it('where a step asks the submitter alone and may not be done by him', () => {
    const barred = (more: Partial<Step>) => found(() => {}, [stepOf('first', { rules: ['not-the-submitter'], work: submitter, ...more }), stepOf('second')]);
    expect(barred({})).toEqual([['/states/review/chain/nodes/0/rules', 'rule.bars-everybody']]);
    expect(barred({ self: 'superior' })).toEqual([]);
  });

  it('where only whoever handed it in may act and nobody has handed it in yet, on every way there or on one', () => {
    const byHim = (json: any) => [{ ...json.states.drafting.on.SUBMIT, who: [{ type: 'submitter' }] }]; // oxlint-disable-line typescript/no-explicit-any -- written as JSON
    const stuck = ['/states/drafting/on/SUBMIT/who', 'act.nobody-submitted'];
    expect(found((json) => ([json.states.drafting.on.SUBMIT] = byHim(json)))).toEqual([stuck]);
    expect(found((json) => ([json.states.fixing.on.SUBMIT] = byHim(json)))).toEqual([]);
    const noted = found((json) => {
      [json.states.drafting.on.SUBMIT] = byHim(json);
      json.states.drafting.on.NOTE = { label: '记', who: [{ type: 'at-work' }], record: '记' };
    });
    expect(noted).toEqual([stuck]);
    const laidAside = (submits: boolean) =>
      found((json) => {
        json.states.aside = { ...json.states.fixing, on: { SUBMIT: byHim(json)[0] } };
        json.states.drafting.on.ASIDE = { ...json.states.drafting.on.SUBMIT, to: 'aside', submits };
      });
    expect([laidAside(false), laidAside(true)]).toEqual([[['/states/aside/on/SUBMIT/who', 'act.nobody-submitted']], []]);
  });

  it('where whoever leads may be left out, and those who assist decide nothing', () => {
    const lead = (self: Step['self']) =>
      found(() => {}, [
        stepOf('first', {
          mode: { type: 'lead', assist: 'waits' },
          work: { ...submitter, who: [...stepOf('l').work.who, ...stepOf('h').work.who] },
          ...(self ? { self } : {}),
        }),
      ]);
    expect(lead('skip')).toEqual([['/states/review/chain/nodes/0/self', 'lead.left-out']]);
    expect([lead('superior'), lead(undefined)]).toEqual([[], []]);
  });

  it('where it counts as agreed by itself, and an agreement says why', () => {
    const agree = { label: '同意', record: '同意', opinion: 'required' as const };
    const itself = (more: Partial<Step>) => found(() => {}, [stepOf('first'), stepOf('second', { agree, ...more })]);
    expect(itself({ again: 'auto-agree' })).toEqual([['/states/review/chain/nodes/1/again', 'again.must-say']]);
    expect(itself({ due: { within: { amount: 1, unit: 'days' }, then: 'agree' } })).toEqual([['/states/review/chain/nodes/1/due/then', 'due.agrees-unsaid']]);
    expect(itself({ due: { within: { amount: 1, unit: 'days' }, then: 'tell' } })).toEqual([]);
  });

  it('where whoever is at work is to bring what is waited for, and nobody is', () => {
    const wait = { type: 'wait', id: 'day', label: '等', until: { type: 'answer', label: '登记', record: '登记', who: [{ type: 'at-work' }] } } as const;
    const waiting = (...nodes: readonly ChainNode[]) =>
      found((json) => {
        json.office = { who: [{ type: 'post', post: 'office', of: 'anywhere' }] };
        json.states.review.chain.nodes = [stepOf('first'), ...nodes];
      });
    const [alone, beside] = ['/states/review/chain/nodes/1/until/who', '/states/review/chain/nodes/1/branches/0/nodes/0/until/who'];
    expect(waiting(wait)).toEqual([[alone, 'wait.nobody-at-work']]);
    expect(waiting(forkOf('f', { x: [wait], y: [stepOf('y')] }))).toEqual([]);
    expect(waiting(forkOf('f', { x: [wait], y: [stepOf('y')] }, { takes: 'first', when: ['x'] }))).toEqual([[beside, 'wait.nobody-at-work']]);
    expect(waiting({ ...wait, until: { ...wait.until, who: [{ type: 'at-work' }, { type: 'submitter' }] } })).toEqual([]);
  });

  it('where only who has it in hand may act and nobody has', () => {
    expect(found((json) => delete json.states.fixing.work)).toContainEqual(['/states/fixing/on/SUBMIT/who', 'act.nobody-at-work']);
  });
});
