import { describe, expect, it } from '@jest/globals';
import { twoStepList } from '../../examples/two-step-list.js';
import { chainOf, forkOf, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { factsOf, person, Played, SYSTEM } from '../testing/play.js';
import { jumpingTo, MAY_ALL, timeOut } from '../testing/office-events.js';
import { refuses, Signer } from '../testing/steps-taken.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { keptApart } from '../questions/kept-apart.js';
import { mayHaveInHand } from '../questions/may-be-named.js';
import type { Facts } from '../vocabulary.js';
import { fold } from './fold.js';
import { compile } from './compile.js';
import type { Chain, ChainNode, LifecycleDefinition, StateDefinition, Step } from '../index.js';

const LONG = { 'fork/way/long': true };
const SEATS = { filling: ['filler'], returned: ['filler'], first: ['boss'], second: ['boss', 'office'], approving: ['deputy'], last: ['boss', 'office'] };
const standIn = (who: string, principal: string) => person(who, [], { instead: { person: principal, units: [] } });

/** The two-step list, whose second step is not for whoever signed the first. */
const separated = changed((review) => ({
  ...review,
  nodes: review.nodes.map((node): ChainNode => (node.type === 'step' && node.id === 'second' ? { ...node, rules: ['not-the-previous-signer'] } : node)),
}));

function changed(change: (chain: Chain) => Chain, more: Readonly<Record<string, StateDefinition>> = {}): LifecycleDefinition {
  const { review } = twoStepList.states;
  if (!review?.chain) throw new Error('the example has a chain');
  return { ...twoStepList, states: { ...twoStepList.states, review: { ...review, chain: change(review.chain) }, ...more } };
}

function submitted(definition: LifecycleDefinition): Played {
  const played = new Played(compile(definition), SEATS);
  played.create();
  played.does(played.act('SUBMIT', person('filler')));
  return played;
}

describe('the second of two signatures', () => {
  it('is not given by whoever gave the first, and says so on the button', () => {
    const played = submitted(separated);
    played.does(played.agree('first', 'boss'));
    expect(played.send(played.agree('second', 'boss'))).toMatchObject({ code: 'person.signed-before' });
    expect(allowedEvents(played.machine, played.state, factsOf(person('boss'))).find(({ type }) => type === 'AGREE')?.refusal).toMatchObject({
      code: 'person.signed-before',
    });
    played.does(played.agree('second', 'office'));
    expect(played.state.value).toBe('accepted');
  });

  it('is not handed on to whoever gave the first, nor is he added to it', () => {
    const offering = changed((review) => ({
      ...review,
      nodes: review.nodes.map((node): ChainNode =>
        node.type === 'step' && node.id === 'second' ? { ...node, rules: ['not-the-previous-signer'], actions: ['transfer', 'add-signer'] } : node,
      ),
    }));
    const played = new Played(compile(offering), { ...SEATS, second: ['office'] });
    played.create();
    played.does(played.act('SUBMIT', person('filler')));
    played.does(played.agree('first', 'boss'));
    const slot = played.slotsAt('second')[0]?.id ?? '';
    const to = { id: 'new', person: 'boss', why: { resolver: 'hand-over' as const } };
    const facts = factsOf(person('office'));
    expect(played.send({ type: 'TRANSFER', step: 'second', slot, to, facts, reasonGiven: true })).toMatchObject({ code: 'person.signed-before' });
    expect(played.send({ type: 'ADD_SIGNERS', step: 'second', slot, how: 'beside', among: 'all', to: [to], facts, reasonGiven: true })).toMatchObject({
      code: 'person.signed-before',
    });
  });

  it('may still be handed on to somebody else by whoever gave the first, though he can do nothing else there', () => {
    const second = stepOf('second', { rules: ['not-the-previous-signer', 'not-the-submitter'] });
    const played = submittedChain(chainOf([stepOf('first'), second]), { first: ['boss'], second: ['boss', 'filler'] });
    played.does(played.agree('first', 'boss'));
    const offered = (who: string) =>
      allowedEvents(played.machine, played.state, factsOf(person(who))).flatMap(({ type, step, refusal }) =>
        step === 'second' && refusal === null ? [type] : [],
      );
    expect([offered('boss'), offered('filler')]).toEqual([['TRANSFER'], ['TRANSFER']]);
    const standsIn = new Signer(played, 'second', 'boss').transfer(seed('wei'), { actor: standIn('filler', 'boss') });
    expect(played.send(standsIn)).toMatchObject({ code: 'person.is-the-submitter' });
    played.does(new Signer(played, 'second', 'boss').transfer(seed('wei')));
    played.does(new Signer(played, 'second', 'filler').transfer(seed('qi')));
    played.does(played.agree('second', 'wei'));
    played.does(played.agree('second', 'qi'));
    expect(played.state.value).toBe('accepted');
  });

  it('is not given by the stand-in of the first signer, nor for a signer by his stand-in', () => {
    const played = submitted(separated);
    played.does(played.agree('first', 'boss', { actor: standIn('zhao', 'boss') }));
    for (const actor of [person('boss'), standIn('zhao', 'boss')])
      expect(played.send(played.agree('second', 'boss', { actor }))).toMatchObject({ code: 'person.signed-before' });
    for (const actor of [standIn('zhao', 'office'), standIn('boss', 'office')])
      expect(played.send(played.agree('second', 'office', { actor }))).toMatchObject({ code: 'person.signed-before' });
  });

  it('may be given again by the same after it came straight back, and not by the first signer', () => {
    const played = submitted(separated);
    played.does(played.agree('first', 'boss'));
    played.does(played.giveBack('second', 'office'));
    played.does(played.act('SUBMIT', person('filler')));
    expect(played.state.value).toEqual({ review: { second: 'open' } });
    expect(played.send(played.agree('second', 'boss'))).toMatchObject({ code: 'person.signed-before' });
    played.does(played.agree('second', 'office'));
  });

  it('is given by whoever gave the first only in a branch that this walk did not take', () => {
    const way = forkOf('way', { long: [stepOf('legal')], short: [stepOf('finance')] }, { when: ['long'], takes: 'first' });
    const played = submittedChain(
      chainOf([way, stepOf('chief', { rules: ['not-the-previous-signer'] })]),
      { legal: ['boss'], chief: ['boss', 'deputy'] },
      LONG,
    );
    played.does(played.agree('legal', 'boss'));
    expect(played.send(played.agree('chief', 'boss'))).toMatchObject({ code: 'person.signed-before' });
    played.does(played.giveBack('chief', 'deputy'));
    played.does(played.act('SUBMIT', person('filler'), { outcomes: { 'fork/way/long': false } }));
    played.does(played.agree('finance', 'finance'));
    played.does(played.agree('chief', 'boss'));
    expect(played.slotsAt('chief')[0]).toMatchObject({ person: 'boss', closed: { as: 'agreed' } });
  });

  it('is also told from the last one of the chain that led here', () => {
    const step: ChainNode = { ...(separated.states['review']?.chain?.nodes[1] as Extract<ChainNode, { type: 'step' }>), id: 'last' }; // the example's second node is a step
    const again: StateDefinition = { label: '再审', tone: 'blue', chain: { nodes: [step], agreed: 'accepted', returned: 'returned' } };
    const played = submitted(changed((chain) => ({ ...chain, agreed: 'again' }), { again }));
    played.does(played.agree('first', 'boss'));
    played.does(played.agree('second', 'office'));
    expect(played.send(played.agree('last', 'office'))).toMatchObject({ code: 'person.signed-before' });
    played.does(played.agree('last', 'boss'));
  });
});

describe('A41 whoever signed last on the way that was walked does not sign next', () => {
  const apart = (more: Partial<Step> = {}): Step => stepOf('last', { rules: ['not-the-previous-signer'], mode: 'any', ...more });
  const seats = { first: ['boss'], last: ['boss', 'deputy'] };
  const barred = (played: Played, who = 'boss'): void => {
    refuses(played, played.agree('last', who), 'person.signed-before');
    expect(keptApart(played.machine, 'last', played.state.context)).toContain(who);
    expect(mayHaveInHand(played.machine, played.state.context, 'last', who)).toBe('person.signed-before');
  };

  it('where nobody was found at the step between', () => {
    const played = submittedChain(chainOf([stepOf('first'), stepOf('none', { work: { ...stepOf('none').work, nobody: 'skip' } }), apart()]), {
      ...seats,
      none: [],
    });
    played.does(played.agree('first', 'boss'));
    barred(played);
  });

  it('where the step between ended by its time alone, and where the office jumped over it', () => {
    const due = { within: { amount: 1, unit: 'days' as const }, then: 'agree' as const };
    const chain = (): Played => {
      const played = submittedChain(chainOf([stepOf('first'), stepOf('slow', { due }), apart()], { office: MAY_ALL }), seats);
      played.does(played.agree('first', 'boss'));
      return played;
    };
    const [late, jumped] = [chain(), chain()];
    late.does(timeOut('slow'));
    jumped.does(jumpingTo('last'));
    for (const played of [late, jumped]) barred(played);
  });

  it('where those between were not asked again and stand by what they signed', () => {
    const known = { 'changed/first': false, 'changed/second': false, 'changed/last': true };
    const back = { return: { label: '退回', record: '退回', then: 'changed-only' as const } };
    const played = submittedChain(chainOf([stepOf('first'), stepOf('second'), apart(back)]), { ...seats, first: ['zhao'], second: ['boss'] }, known);
    played.does(played.agree('first', 'zhao'));
    played.does(played.agree('second', 'boss'));
    for (let walk = 0; walk < 2; walk += 1) {
      played.does({ ...played.giveBack('last', 'deputy'), spares: true });
      played.does({ type: 'ACT', act: 'SUBMIT', anew: true, facts: factsOf(person('filler')) });
      expect(played.state.context.places['second']).toMatchObject({ passed: 'unchanged', signed: ['boss'] });
      barred(played);
    }
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
    played.does(played.agree('last', 'deputy'));
  });

  it('looks into each branch of a fork, and behind a fork only where nobody signed in it', () => {
    const skipped = (id: string): Step => stepOf(id, { work: { ...stepOf(id).work, nobody: 'skip' } });
    const fork = forkOf('both', { one: [stepOf('x'), skipped('y')], two: [skipped('z')] });
    const people = { ...seats, last: ['boss', 'deputy', 'zhao'], y: [], z: [] };
    const signed = submittedChain(chainOf([stepOf('first'), fork, apart()]), { ...people, x: ['zhao'] });
    signed.does(signed.agree('first', 'boss'));
    signed.does(signed.agree('x', 'zhao'));
    barred(signed, 'zhao');
    signed.does(signed.agree('last', 'boss'));
    const passed = submittedChain(chainOf([stepOf('first'), forkOf('both', { one: [skipped('y')], two: [skipped('z')] }), apart()]), people);
    passed.does(passed.agree('first', 'boss'));
    barred(passed);
  });

  it('A42 records of before say nothing of the way, and keep their course', () => {
    const played = submittedChain(chainOf([stepOf('first'), stepOf('none', { work: { ...stepOf('none').work, nobody: 'skip' } }), apart()]), {
      ...seats,
      none: [],
    });
    played.does(played.agree('first', 'boss'));
    const { looksBack: _unsaid, ...facts } = factsOf(person('boss'));
    played.does({ ...played.agree('last', 'boss'), facts });
    expect(played.state.value).toBe('accepted');
  });
});

describe('whoever only assisted was heard', () => {
  const lead = stepOf('lead', { mode: { type: 'lead', assist: 'optional' }, work: { who: [...stepOf('l').work.who, ...stepOf('h').work.who], act: '办' } });
  const heard = (more: Partial<Facts>): Played => {
    const played = submittedChain(chainOf([lead, stepOf('next', { again: 'auto-agree' })]), {
      lead: [{ person: 'zhao' }, { person: 'wei', line: 1 }],
      next: ['wei'],
    });
    played.does(played.agree('lead', 'wei'));
    const { looksBack: _now, ...facts } = factsOf(person('zhao'));
    played.send({ ...played.agree('lead', 'zhao'), facts });
    const place = { type: 'SLATE', place: 'next', round: 1, slots: [seed('wei')] } as const;
    const { looksBack: _then, ...found } = factsOf(SYSTEM);
    played.send({ ...place, facts: { ...found, ...more } });
    return played;
  };

  it('and agreed to nothing that would count as agreed later on; in records of before it did', () => {
    expect(heard({ looksBack: true }).state.value).toEqual({ review: { next: 'open' } });
    expect(heard({}).state.value).toBe('accepted');
  });
});

describe('a stand-in where an act decides', () => {
  const approving: StateDefinition = {
    label: '待审定',
    tone: 'blue',
    work: { who: [{ type: 'post', post: 'deputy', of: 'anywhere' }], act: '去审定' },
    on: {
      APPROVE: { to: 'accepted', label: '审定同意', record: '审定同意', who: [{ type: 'at-work' }] },
      NOTE: { label: '记一笔', record: '记一笔', who: [{ type: 'at-work' }] },
      AGAIN: { to: 'approving', label: '改好再报', record: '改好再报', who: [{ type: 'at-work' }], submits: true },
    },
  };
  const definition = changed((chain) => chain, {
    filling: {
      ...(twoStepList.states['filling'] as StateDefinition),
      on: {
        SUBMIT: { to: 'approving', label: '送审', record: '送审', who: [{ type: 'at-work' }], submits: true },
        LIST: { to: 'review', label: '送签', record: '送签', who: [{ type: 'at-work' }], submits: true },
      },
    }, // the example has it
    approving,
  });

  it('A23 does not approve what he handed in himself, and the one stood in for may', () => {
    const played = submitted(definition);
    expect(played.send(played.act('APPROVE', standIn('filler', 'deputy')))).toMatchObject({ code: 'person.is-the-submitter' });
    expect(
      allowedEvents(played.machine, played.state, factsOf(standIn('filler', 'deputy')))
        .filter(({ type, refusal }) => type === 'ACT' && refusal === null)
        .map(({ act }) => act),
    ).toEqual(['NOTE', 'AGAIN']);
    played.does(played.act('APPROVE', standIn('zhao', 'deputy')));
    expect(played.state.value).toBe('accepted');
  });

  it('goes on for the one in whose stead he handed it in', () => {
    const played = new Played(compile(definition), { ...SEATS, approving: ['filler'] });
    played.create();
    played.does(played.act('SUBMIT', standIn('zhao', 'filler')));
    played.does(played.act('APPROVE', standIn('zhao', 'filler')));
  });
});
