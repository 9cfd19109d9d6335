import { describe, expect, it } from '@jest/globals';
import { compile, type LifecycleDefinition, type SlotId } from '../../index.js';
import { factsOf, person, Played } from '../play.js';

/** What the random run found, made small. */
describe('Cases the random run found', () => {
  it('goes on without the one whose added signer disagreed, instead of standing still with nobody left to decide', () => {
    const played = new Played(compile(anyOfThree()), { opinion: ['one', 'two', 'three'] });
    played.create();
    played.does(played.act('SUBMIT', person('draft')));
    const to = [{ id: 'added', person: 'four', why: { resolver: 'post' as const } }];
    played.does({ type: 'ADD_SIGNERS', step: 'opinion', slot: slotOf(played, 'one'), how: 'after', among: 'all', to, facts: factsOf(person('one')), reasonGiven: true });
    played.does(played.agree('opinion', 'one'));
    played.does({ type: 'REJECT', step: 'opinion', slot: 'added', facts: factsOf(person('four')), reasonGiven: true });
    expect(played.state.value).toEqual({ signing: { opinion: 'open' } });
    played.does(played.agree('opinion', 'two'));
    expect(played.state.value).toBe('done');
  });
});

function slotOf(played: Played, who: string): SlotId {
  return played.slotsAt('opinion').find((slot) => slot.person === who)?.id ?? 'no-slot';
}

function anyOfThree(): LifecycleDefinition {
  const who = [{ type: 'area-leader' as const }];
  const opinion = {
    type: 'step' as const,
    id: 'opinion',
    label: '会签',
    mine: '等您会签',
    work: { who, act: '去会签' },
    mode: 'any' as const,
    agree: { label: '同意', record: '同意' },
    reject: { label: '不同意', record: '不同意', policy: { count: 2 } },
    actions: ['add-signer' as const],
  };
  return {
    format: 1,
    key: 'kept',
    title: '会签',
    noun: '文件',
    create: { to: 'draft', record: '新建' },
    order: ['draft', 'signing', 'done'],
    states: {
      draft: { label: '起草', tone: 'blue', work: { who, act: '起草' }, on: { SUBMIT: { to: 'signing', label: '送会签', record: '送会签', who: [{ type: 'at-work' }], submits: true } } },
      signing: { label: '会签', tone: 'purple', chain: { agreed: 'done', returned: 'draft', rejected: 'stopped', nodes: [opinion] } },
      done: { label: '已签', tone: 'teal', end: 'done' },
      stopped: { label: '不再办理', tone: 'stopped', end: 'void' },
    },
  };
}
