import { describe, expect, it } from '@jest/globals';
import { compile, lint, type ChainNode, type ItemEvent, type LifecycleDefinition, type SlotId, type Step } from '../../index.js';
import { factsOf, person, Played, SYSTEM } from '../play.js';

/** What the random run found, made small. */
describe('Cases the random run found', () => {
  it('goes on without the one whose added signer disagreed, instead of standing still with nobody left to decide', () => {
    const { played } = asked('after', 'all', ['four']);
    played.does(played.agree('opinion', 'one'));
    played.does(against(played, 'four'));
    expect(played.state.value).toEqual({ signing: { opinion: 'open' } });
    played.does(played.agree('opinion', 'two'));
    played.does(played.agree('opinion', 'three'));
    expect(played.state.value).toBe('stopped');
  });

  it('disagrees with one who had asked before himself, where the one who was enough lost his word to somebody after him', () => {
    const { played, one } = asked('before', 'any', ['four', 'five']);
    played.does(adding(played, { owner: 'four', how: 'after', among: 'all', people: ['six'] }));
    played.does(played.agree('opinion', 'four'));
    played.does(against(played, 'six'));
    expect(played.slotsAt('opinion').find(({ id }) => id === one)?.closed?.as).toBe('rejected');
  });

  it('does not give a decision back to one whom somebody had asked before himself and has decided since', () => {
    const { played } = asked('before', 'all', ['four']);
    played.does(played.agree('opinion', 'four'));
    played.does(played.agree('opinion', 'one'));
    played.does(adding(played, { owner: 'two', how: 'beside', among: 'all', people: ['five'] }));
    expect(played.send({ type: 'TAKE_BACK', step: 'opinion', slot: slotOf(played, 'four'), facts: factsOf(person('four')) })).toMatchObject({
      code: 'take-back.too-late',
    });
  });

  it('lets nobody take back what only somebody whom he asked before himself has said', () => {
    const { played, one } = asked('before', 'all', ['four']);
    played.does(against(played, 'four'));
    expect(played.send({ type: 'TAKE_BACK', step: 'opinion', slot: one, facts: factsOf(person('one')) })).toMatchObject({ code: 'take-back.too-late' });
    played.does({ type: 'TAKE_BACK', step: 'opinion', slot: slotOf(played, 'four'), facts: factsOf(person('four')) });
    expect(played.slotsAt('opinion').find(({ id }) => id === one)).toMatchObject({ waits: 'added' });
  });

  it('counts anew when somebody takes his agreement back for which only people after him were still awaited', () => {
    const vetoed: Step = { ...opinionOf('any'), reject: { label: '不同意', record: '不同意', policy: 'one-veto' } };
    const played = new Played(compile(withNodes([vetoed], true)), { opinion: ['one', 'two'] });
    played.create();
    played.does(played.act('SUBMIT', person('draft')));
    played.does(adding(played, { owner: 'one', how: 'after', among: 'all', people: ['four'] }));
    played.does(played.agree('opinion', 'one'));
    played.does(played.agree('opinion', 'two'));
    expect(played.state.value).toEqual({ signing: { opinion: 'open' } });
    played.does({ type: 'TAKE_BACK', step: 'opinion', slot: slotOf(played, 'one'), facts: factsOf(person('one')) });
    expect(played.state.value).toBe('done');
  });

  it('leaves it with whoever took it while somebody he asked after himself is still to come', () => {
    const played = new Played(compile(withNodes([opinionOf('claim')], true)), { opinion: ['one', 'two'] });
    played.create();
    played.does(played.act('SUBMIT', person('draft')));
    played.does({ type: 'CLAIM', step: 'opinion', slot: slotOf(played, 'one'), facts: factsOf(person('one')) });
    played.does(adding(played, { owner: 'one', how: 'after', among: 'all', people: ['four'] }));
    played.does(played.agree('opinion', 'one'));
    expect(played.send({ type: 'CLAIM', step: 'opinion', slot: slotOf(played, 'two'), facts: factsOf(person('two')) })).toMatchObject({ code: 'claim.taken' });
  });

  it('compiles a fork that waits for its siblings where a disagreement never gets so far', () => {
    const again = {
      type: 'fork' as const,
      id: 'again',
      onReject: 'restart-branch' as const,
      branches: [{ id: 'own', label: '一', nodes: [opinionOf('any')] }],
    };
    const waiting = { type: 'fork' as const, id: 'waiting', onReject: 'siblings-finish' as const, branches: [{ id: 'only', label: '一', nodes: [again] }] };
    const definition = withNodes([opinionOf('any', 'first', false), waiting], false);
    expect(lint(definition)).toEqual([]);
    expect(() => compile(definition)).not.toThrow();
  });

  it('asks a step anew after the correction where only some of it had agreed when it was sent back', () => {
    const both = {
      type: 'fork' as const,
      id: 'both',
      branches: [
        { id: 'a', label: '一', nodes: [opinionOf('all')] },
        { id: 'b', label: '二', nodes: [returning()] },
      ],
    };
    const played = new Played(compile(withNodes([both], true)), { opinion: ['one', 'two'], returner: ['three'] });
    played.create();
    played.does(played.act('SUBMIT', person('draft')));
    played.does(played.agree('opinion', 'one'));
    played.does({ type: 'RETURN', step: 'returner', slot: played.slotsAt('returner')[0]?.id ?? 'no-slot', facts: factsOf(person('three')), reasonGiven: true });
    const submitted = played.send(played.act('SUBMIT', person('draft')));
    expect(submitted.type).toBe('decision');
    const slots = [{ id: 'again', person: 'one', why: { resolver: 'post' as const } }];
    played.send({ type: 'SLATE', place: 'opinion', round: 2, slots, facts: factsOf(SYSTEM, { outcomes: { 'changed/opinion': false } }) });
    expect(played.state.context.places.opinion).toMatchObject({ round: 2, slots: [{ id: 'again' }] });
    expect(played.state.context.places.opinion?.passed).toBeUndefined();
  });

  it('asks a step anew from which somebody sent it back who was asked after one who had agreed', () => {
    const step: Step = { ...opinionOf('any'), reject: { label: '不同意', record: '不同意', policy: 'one-veto' }, ...AGAIN };
    const played = new Played(compile(withNodes([step], true)), { opinion: ['one', 'two'] }, { 'changed/opinion': false });
    played.create();
    played.does(played.act('SUBMIT', person('draft')));
    played.does(adding(played, { owner: 'one', how: 'after', among: 'all', people: ['four'] }));
    played.does(played.agree('opinion', 'one'));
    played.does(played.giveBack('opinion', 'four'));
    played.does(played.act('SUBMIT', person('draft')));
    expect(played.state.value).toEqual({ signing: { opinion: 'open' } });
  });
});

type Adding = Extract<ItemEvent, { type: 'ADD_SIGNERS' }>;

/** A step of three, one of whom has added people. */
function asked(how: Adding['how'], among: Adding['among'], people: readonly string[]): { readonly played: Played; readonly one: SlotId } {
  const played = new Played(compile(withNodes([opinionOf('all')], true)), { opinion: ['one', 'two', 'three'] });
  played.create();
  played.does(played.act('SUBMIT', person('draft')));
  played.does(adding(played, { owner: 'one', how, among, people }));
  return { played, one: slotOf(played, 'one') };
}

function adding(
  played: Played,
  { owner, how, among, people }: Pick<Adding, 'how' | 'among'> & { readonly owner: string; readonly people: readonly string[] },
): ItemEvent {
  const to = people.map((who) => ({ id: `slot-of-${who}`, person: who, why: { resolver: 'post' as const } }));
  return { type: 'ADD_SIGNERS', step: 'opinion', slot: slotOf(played, owner), how, among, to, facts: factsOf(person(owner)), reasonGiven: true };
}

function against(played: Played, who: string): ItemEvent {
  return { type: 'REJECT', step: 'opinion', slot: slotOf(played, who), facts: factsOf(person(who)), reasonGiven: true };
}

function slotOf(played: Played, who: string): SlotId {
  return played.slotsAt('opinion').find((slot) => slot.person === who)?.id ?? 'no-slot';
}

function opinionOf(mode: 'all' | 'any' | 'claim', id = 'opinion', mayDisagree = true): Step {
  return {
    type: 'step',
    id,
    label: '会签',
    mine: '等您会签',
    work: { who: [{ type: 'area-leader' }], act: '去会签' },
    mode,
    agree: { label: '同意', record: '同意' },
    ...(mayDisagree ? { reject: { label: '不同意', record: '不同意', policy: 'wait-for-all' } } : {}),
    actions: ['add-signer', 'take-back'],
  };
}

const AGAIN = { return: { label: '退回', record: '退回', then: 'changed-only' as const } };

function returning(): Step {
  return { ...opinionOf('all', 'returner', false), ...AGAIN };
}

function withNodes(nodes: readonly ChainNode[], mayEnd: boolean): LifecycleDefinition {
  const who = [{ type: 'area-leader' as const }];
  return {
    format: 1,
    key: 'kept',
    title: '会签',
    noun: '文件',
    create: { to: 'draft', record: '新建' },
    order: ['draft', 'signing', 'done'],
    states: {
      draft: {
        label: '起草',
        tone: 'blue',
        work: { who, act: '起草' },
        on: {
          SUBMIT: { to: 'signing', label: '送会签', record: '送会签', who: [{ type: 'at-work' }], submits: true },
          STOP: { to: 'stopped', label: '不办', record: '不办', who: [{ type: 'at-work' }] },
        },
      },
      signing: { label: '会签', tone: 'purple', chain: { agreed: 'done', returned: 'draft', ...(mayEnd ? { rejected: 'stopped' } : {}), nodes } },
      done: { label: '已签', tone: 'teal', end: 'done' },
      stopped: { label: '不再办理', tone: 'stopped', end: 'void' },
    },
  };
}
