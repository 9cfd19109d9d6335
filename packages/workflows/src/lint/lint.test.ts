import { describe, expect, it } from '@jest/globals';
import { committee } from '../../examples/committee.js';
import { extension } from '../../examples/extension.js';
import { individualConfirm } from '../../examples/individual-confirm.js';
import { ledger } from '../../examples/ledger.js';
import { nestedForks } from '../../examples/nested-forks.js';
import { twoStepList } from '../../examples/two-step-list.js';
import { compile } from '../machine/compile.js';
import { parseLifecycle } from './parse-lifecycle.js';

type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- broken definitions are no LifecycleDefinition

/** Problems of a definition after one thing was broken in it. */
function broken(from: unknown, breakIt: (json: Json) => void): readonly (readonly [string, string])[] {
  const json = JSON.parse(JSON.stringify(from)) as Json;
  breakIt(json);
  const parsed = parseLifecycle(json);
  return parsed.ok ? [] : parsed.problems.map(({ pointer, code }) => [pointer, code] as const);
}

const nodes = '/states/review/chain/nodes';

describe('a definition read from JSON', () => {
  it.each([
    ['two steps', twoStepList],
    ['nested forks', nestedForks],
    ['individual', individualConfirm],
    ['ledger', ledger],
    ['extension', extension],
    ['committee', committee],
  ])('is accepted: %s', (_, definition) => {
    expect(parseLifecycle(JSON.parse(JSON.stringify(definition)))).toMatchObject({ ok: true });
  });

  it.each<[string, (json: Json) => void, string, string]>([
    ['an unknown property', (j) => (j['states'].filling.colour = 'red'), '/states/filling/colour', 'json.unknown-property'],
    ['a missing property', (j) => delete j['noun'], '/noun', 'json.missing'],
    ['a tone of the deadlines', (j) => (j['states'].filling.tone = 'red'), '/states/filling/tone', 'json.wrong-type'],
    ['a state with an inherited name', (j) => (j['states'].constructor = j['states'].filling), '/states/constructor', 'json.forbidden-key'],
    ['an unknown resolver', (j) => (j['states'].filling.work.who[0] = { type: 'anybody' }), '/states/filling/work/who/0/type', 'json.wrong-type'],
    [
      'a condition with an unknown operator',
      (j) => (j['create'].to = [{ when: { run: 1 }, to: 'filling' }, { to: 'filling' }]),
      '/create/to/0/when',
      'condition.unknown-operator',
    ],
  ])('is refused for %s', (_, breakIt, pointer, code) => {
    expect(broken(twoStepList, breakIt)).toContainEqual([pointer, code]);
  });

  it('is refused for a property that would change the prototype', () => {
    const text = JSON.stringify(twoStepList).replace('"noun":', '"__proto__":{"x":1},"noun":');
    expect(parseLifecycle(JSON.parse(text))).toMatchObject({ ok: false, problems: [{ pointer: '/__proto__', code: 'json.unknown-property' }] });
  });
});

describe('a definition that cannot run', () => {
  const when = { filled: { var: 'x' } };
  it.each<[string, (json: Json) => void, string, string]>([
    ['a target that does not exist', (j) => (j['states'].filling.on.SUBMIT.to = 'nowhere'), '/states/filling/on/SUBMIT/to', 'state.unknown'],
    ['a state nobody reaches', (j) => (j['states'].lost = { label: '丢', tone: 'grey', end: 'void' }), '/states/lost', 'state.unreachable'],
    ['a state without exit', (j) => delete j['states'].returned.on, '/states/returned', 'state.no-exit'],
    ['a state that only leads to itself', (j) => (j['states'].returned.on.SUBMIT.to = 'returned'), '/states/returned', 'state.only-itself'],
    ['a step id used twice', (j) => (j['states'].review.chain.nodes[1].id = 'first'), `${nodes}/1/id`, 'id.duplicate'],
    ['a step named like a state', (j) => (j['states'].review.chain.nodes[1].id = 'filling'), `${nodes}/1/id`, 'id.duplicate'],
    ['a name of the engine', (j) => (j['states'].review.chain.nodes[1].id = 'ended'), `${nodes}/1/id`, 'id.reserved'],
    ['a name XState would split', (j) => (j['states'].review.chain.nodes[1].id = 'a.b'), `${nodes}/1/id`, 'id.wrong-name'],
    ['an event of the engine', (j) => (j['states'].filling.on.AGREE = j['states'].filling.on.SUBMIT), '/states/filling/on/AGREE', 'event.reserved'],
    [
      'two solid buttons',
      (j) => (j['states'].filling.on.SEND = j['states'].filling.on.SUBMIT),
      '/states/filling/on/SEND/primary',
      'state.more-than-one-primary',
    ],
    ['a last target with a condition', (j) => (j['create'].to = [{ when, to: 'filling' }]), '/create/to/0', 'target.last-has-condition'],
    ['a target after one without condition', (j) => (j['create'].to = [{ to: 'filling' }, { to: 'filling' }]), '/create/to/0', 'target.unreachable-branch'],
    ['a chain without steps', (j) => (j['states'].review.chain.nodes = []), nodes, 'chain.may-ask-nobody'],
    ['a chain that returns to itself', (j) => (j['states'].review.chain.returned = 'review'), '/states/review/chain/returned', 'chain.leads-to-itself'],
    [
      'a timer without its event',
      (j) => (j['states'].filling.timers = [{ event: 'LATE', at: 'dueOn' }]),
      '/states/filling/timers/0/event',
      'timer.unknown-event',
    ],
    [
      'a timer the system may not fire',
      (j) => (j['states'].filling.timers = [{ event: 'SUBMIT', at: 'dueOn' }]),
      '/states/filling/timers/0/event',
      'timer.not-for-system',
    ],
    ['work for nobody', (j) => (j['states'].filling.work.who = []), '/states/filling/work/who', 'work.nobody'],
    ['an act for nobody', (j) => (j['states'].filling.on.SUBMIT.who = []), '/states/filling/on/SUBMIT/who', 'act.nobody'],
    [
      'a rule about the step before where none is',
      (j) => (j['states'].review.chain.nodes[0].rules = ['not-the-previous-signer']),
      `${nodes}/0/rules`,
      'rule.no-step-before',
    ],
    [
      'a rule about the step before on an act',
      (j) => (j['states'].filling.on.SUBMIT.rules = ['not-the-previous-signer']),
      '/states/filling/on/SUBMIT/rules/0',
      'json.wrong-type',
    ],
    ['work beside a chain', (j) => (j['states'].review.work = j['states'].filling.work), '/states/review/work', 'state.work-and-chain'],
  ])('is refused for %s', (_, breakIt, pointer, code) => {
    expect(broken(twoStepList, breakIt)).toContainEqual([pointer, code]);
  });

  it.each<[string, (json: Json) => void, string, string]>([
    [
      'a day from a form nobody hands in',
      (j) => (j['states'].working.on.MOVE.sets[0].form = 'other'),
      '/states/working/on/MOVE/sets/0/form',
      'sets.unknown-form',
    ],
    [
      'a day told by two forms',
      (j) => j['states'].working.on.MOVE.sets.push({ day: 'dueOn', form: 'pause', field: 'lookAgain' }),
      '/states/working/on/MOVE/sets/1/day',
      'sets.duplicate-day',
    ],
    [
      'a day from what is no name of a field',
      (j) => (j['states'].working.on.MOVE.sets[0].field = '__proto__'),
      '/states/working/on/MOVE/sets/0/field',
      'sets.wrong-field',
    ],
    ['a day an item has not', (j) => (j['states'].working.on.MOVE.sets[0].day = 'bornOn'), '/states/working/on/MOVE/sets/0/day', 'json.wrong-type'],
  ])('is refused for %s', (_, breakIt, pointer, code) => {
    expect(broken(extension, breakIt)).toContainEqual([pointer, code]);
  });

  it.each(['HAND_OVER', 'REASSIGN', 'RESCHEDULE', 'SLATE'])('is refused for an act called %s, which is the engine’s own', (word) => {
    expect(broken(extension, (j) => (j['states'].working.on[word] = j['states'].working.on.CLOSE))).toContainEqual([
      `/states/working/on/${word}`,
      'event.reserved',
    ]);
  });

  const fork = '/states/signing/chain/nodes/0';
  it.each<[string, (json: Json) => void, string, string]>([
    ['an empty branch', (j) => (j['states'].signing.chain.nodes[0].branches[0].nodes = []), `${fork}/branches/0`, 'fork.branch-empty'],
    ['a fork without branches', (j) => (j['states'].signing.chain.nodes[0].branches = []), `${fork}/branches`, 'fork.no-branches'],
    [
      'straight back inside a fork',
      (j) => (j['states'].signing.chain.nodes[0].branches[0].nodes[0].return.then = 'straight-back'),
      `${fork}/branches/0/nodes/0/return/then`,
      'return.straight-back-in-fork',
    ],
    [
      'a chain whose every branch may be skipped',
      (j) => {
        j['states'].signing.chain.nodes.pop();
        for (const b of j['states'].signing.chain.nodes[0].branches) b.when = when;
      },
      '/states/signing/chain/nodes',
      'chain.may-ask-nobody',
    ],
  ])('is refused for %s', (_, breakIt, pointer, code) => {
    expect(broken(nestedForks, breakIt)).toContainEqual([pointer, code]);
  });

  it('is refused when it is larger than an engine should carry', () => {
    const many = (j: Json) => {
      for (let n = 0; n < 200; n++) j['states'][`s${n}`] = { label: '多', tone: 'grey', end: 'void' };
    };
    expect(broken(twoStepList, many)).toContainEqual(['/states', 'lifecycle.too-large']);
  });

  it('does not compile', () => {
    expect(() => compile({ ...twoStepList, create: { to: 'nowhere', record: '' } })).toThrow('/create/to');
  });
});

describe('an approval chain that could not end', () => {
  const rejecting = { label: '不同意', record: '不同意', policy: 'one-veto' };
  const vote = (agree: unknown, reject: unknown) => (j: Json) => {
    const [step] = j['states'].review.chain.nodes;
    step.mode = { type: 'vote', agree, reject };
    step.reject = { ...rejecting, policy: 'by-mode' };
    j['states'].review.chain.rejected = 'filling';
  };
  const half = { over: [1, 2] };

  it.each<[string, (json: Json) => void, string, string]>([
    ['a disagreement that leads nowhere', (j) => (j['states'].review.chain.nodes[0].reject = rejecting), '/states/review/chain', 'chain.rejected-missing'],
    [
      'an end for a disagreement nobody can say',
      (j) => (j['states'].review.chain.rejected = 'filling'),
      '/states/review/chain/rejected',
      'chain.rejected-unused',
    ],
    [
      'a disagreement that leads to an unknown state',
      (j) => {
        j['states'].review.chain.nodes[0].reject = rejecting;
        j['states'].review.chain.rejected = 'nowhere';
      },
      '/states/review/chain/rejected',
      'state.unknown',
    ],
    [
      'a disagreement that leads back into the chain',
      (j) => {
        j['states'].review.chain.nodes[0].reject = rejecting;
        j['states'].review.chain.rejected = 'review';
      },
      '/states/review/chain/rejected',
      'chain.leads-to-itself',
    ],
    [
      'a vote nobody can be against',
      (j) => (j['states'].review.chain.nodes[0].mode = { type: 'vote', agree: half, reject: half }),
      `${nodes}/0/mode`,
      'vote.cannot-reject',
    ],
    [
      'a vote whose noes are counted otherwise',
      (j) => {
        vote(half, half)(j);
        j['states'].review.chain.nodes[0].reject.policy = 'one-veto';
      },
      `${nodes}/0/reject/policy`,
      'reject.vote-counts-itself',
    ],
    [
      'noes counted by a vote where none is',
      (j) => {
        vote(half, half)(j);
        j['states'].review.chain.nodes[0].mode = 'all';
      },
      `${nodes}/0/reject/policy`,
      'reject.only-a-vote',
    ],
    ['more than all voices', vote({ over: [1, 1] }, half), `${nodes}/0/mode/agree`, 'vote.out-of-reach'],
    ['two shares that can both be reached', vote({ atLeast: [1, 2] }, { atLeast: [1, 2] }), `${nodes}/0/mode`, 'vote.both-in-reach'],
    [
      'a lead without a line of assistants',
      (j) => (j['states'].review.chain.nodes[0].mode = { type: 'lead', assist: 'waits' }),
      `${nodes}/0/mode`,
      'lead.no-assistants',
    ],
    [
      'so many of each of one group',
      (j) => (j['states'].review.chain.nodes[0].mode = { type: 'per-group', by: 'line', need: 2 }),
      `${nodes}/0/mode`,
      'per-group.one-group',
    ],
    ['a way back before the first step', (j) => (j['states'].review.chain.nodes[0].return.to = ['previous']), `${nodes}/0/return/to`, 'return.nowhere'],
    ['no way back at all', (j) => (j['states'].review.chain.nodes[1].return.to = []), `${nodes}/1/return/to`, 'return.nowhere'],
    [
      'a signature in person that counts by itself',
      (j) => Object.assign(j['states'].review.chain.nodes[1], { personal: true, again: 'auto-agree' }),
      `${nodes}/1/again`,
      'again.must-sign-himself',
    ],
    [
      'a signature by hand that counts by itself',
      (j) => Object.assign(j['states'].review.chain.nodes[1], { signature: 'required', again: 'auto-agree' }),
      `${nodes}/1/again`,
      'again.must-sign-by-hand',
    ],
    [
      'files with what counts by itself',
      (j) => Object.assign(j['states'].review.chain.nodes[1], { files: { label: '纪要', with: ['agree'] }, again: 'auto-agree' }),
      `${nodes}/1/again`,
      'again.must-attach',
    ],
    [
      'files with what time decides',
      (j) =>
        Object.assign(j['states'].review.chain.nodes[1], {
          files: { label: '纪要', with: ['return'] },
          due: { within: { amount: 2, unit: 'days' }, then: 'return' },
        }),
      `${nodes}/1/due/then`,
      'due.answers-without-files',
    ],
    [
      'files nobody can name',
      (j) => Object.assign(j['states'].review.chain.nodes[1], { files: { label: ' ', with: ['agree'] } }),
      `${nodes}/1/files/label`,
      'files.unnamed',
    ],
    [
      'files with no answer',
      (j) => Object.assign(j['states'].review.chain.nodes[1], { files: { label: '纪要', with: [] } }),
      `${nodes}/1/files/with`,
      'files.never',
    ],
    [
      'files with an answer the step has not',
      (j) => Object.assign(j['states'].review.chain.nodes[1], { files: { label: '纪要', with: ['agree', 'reject'] } }),
      `${nodes}/1/files/with/1`,
      'files.no-such-answer',
    ],
    [
      'files with the same answer twice',
      (j) => Object.assign(j['states'].review.chain.nodes[1], { files: { label: '纪要', with: ['agree', 'agree'] } }),
      `${nodes}/1/files/with/1`,
      'files.twice',
    ],
    [
      'more files than may be attached',
      (j) => Object.assign(j['states'].review.chain.nodes[1], { files: { label: '纪要', with: ['agree'], least: 21 } }),
      `${nodes}/1/files/least`,
      'files.too-many',
    ],
    [
      'another hand that counts by itself',
      (j) => Object.assign(j['states'].review.chain.nodes[1], { rules: ['not-the-previous-signer'], again: 'auto-agree' }),
      `${nodes}/1/again`,
      'again.not-the-same',
    ],
    ['work that is no step and passed over', (j) => (j['states'].filling.work.nobody = 'skip'), '/states/filling/work/nobody', 'work.cannot-skip'],
  ])('is refused for %s', (_, breakIt, pointer, code) => {
    expect(broken(twoStepList, breakIt)).toContainEqual([pointer, code]);
  });

  const fork = '/states/signing/chain/nodes/0';
  it.each<[string, (json: Json) => void, string, string]>([
    [
      'a condition branch that may have no way',
      (j) => Object.assign(j['states'].signing.chain.nodes[0], { takes: 'first' }),
      `${fork}/branches/2/when`,
      'fork.last-has-condition',
    ],
    ['a way nobody ever takes', (j) => Object.assign(j['states'].signing.chain.nodes[0], { takes: 'first' }), `${fork}/branches/0`, 'fork.unreachable-branch'],
    [
      'an end for a disagreement that begins anew',
      (j) => {
        const [f] = j['states'].signing.chain.nodes;
        f.onReject = 'restart-branch';
        f.branches[0].nodes[0].reject = rejecting;
        j['states'].signing.chain.rejected = 'drafting';
      },
      '/states/signing/chain/rejected',
      'chain.rejected-unused',
    ],
  ])('is refused for %s', (_, breakIt, pointer, code) => {
    expect(broken(nestedForks, breakIt)).toContainEqual([pointer, code]);
  });

  it.each<[string, (json: Json) => void]>([
    ['a vote by more than half either way', vote(half, half)],
    ['two thirds for, more than a third against', vote({ atLeast: [2, 3] }, { over: [1, 3] })],
    ['so many either way', vote({ count: 3 }, { count: 2 })],
  ])('is accepted with %s', (_, change) => expect(broken(twoStepList, change)).toEqual([]));

  it('is accepted with straight back to a step of the same branch', () => {
    const change = (j: Json) => {
      const [law] = j['states'].signing.chain.nodes[0].branches;
      law.nodes.push({ ...law.nodes[0], id: 'second-lawyer', return: { ...law.nodes[0].return, then: 'straight-back', to: ['earlier'] } });
    };
    expect(broken(nestedForks, change)).toEqual([]);
  });
});
