import { describe, expect, it } from '@jest/globals';
import { nestedForks } from '../../examples/nested-forks.js';
import { twoStepList } from '../../examples/two-step-list.js';
import { factsOf, person, Played, SYSTEM } from '../testing/play.js';
import { compile } from './compile.js';
import { fold } from './fold.js';

const SEATS = { filling: ['filler'], returned: ['filler'], first: ['zhang', 'li'], second: ['wang'] };
const filler = person('filler');

function list(): Played {
  const played = new Played(compile(twoStepList), SEATS);
  played.create();
  return played;
}

function submitted(): Played {
  const played = list();
  played.does(played.act('SUBMIT', filler));
  return played;
}

describe('a list signed by two people', () => {
  it('asks for its filler when it is created', () => {
    const played = new Played(compile(twoStepList), SEATS);
    const decided = played.send({ type: 'CREATE', facts: factsOf(SYSTEM) });
    expect(decided).toMatchObject({ type: 'decision', effects: [{ type: 'TellParent' }, { type: 'ResolveSlate', place: 'filling', round: 1 }] });
  });

  it('is submitted, signed twice and accepted', () => {
    const played = submitted();
    expect(played.state.context).toMatchObject({ submissions: 1, submitter: 'filler' });
    played.does(played.agree('first', 'li'));
    expect(played.state.value).toEqual({ review: { second: 'open' } });
    played.does(played.agree('second', 'wang'));
    expect(played.state.value).toBe('accepted');
  });

  it('closes the slot of the filler as acted and the slots nobody needs any more as superseded', () => {
    const played = submitted();
    expect(played.effects[0]).toMatchObject({ type: 'CloseSlots', place: 'filling', slots: [{ person: 'filler', closed: { as: 'acted', by: 'filler' } }] });
    played.does(played.agree('first', 'li'));
    expect(played.effects[0]).toMatchObject({
      type: 'CloseSlots',
      place: 'first',
      slots: [
        { person: 'zhang', closed: { as: 'superseded', by: 'li' } },
        { person: 'li', closed: { as: 'agreed', by: 'li' } },
      ],
    });
  });

  it('goes straight back to the second signer after a correction', () => {
    const played = submitted();
    played.does(played.agree('first', 'li'));
    played.does(played.giveBack('second', 'wang'));
    expect(played.state).toMatchObject({ value: { returned: 'open' }, context: { resume: 'second' } });
    played.does(played.act('SUBMIT', filler));
    expect(played.state).toMatchObject({ value: { review: { second: 'open' } }, context: { resume: null, submissions: 2 } });
    expect(played.state.context.places['second']?.round).toBe(2);
  });

  it('A10 walks the whole path again when the first signer returned it', () => {
    const played = submitted();
    played.does(played.giveBack('first', 'li'));
    played.does(played.act('SUBMIT', filler));
    expect(played.state.value).toEqual({ review: { first: 'open' } });
  });

  it('A02 tells the second of two signers who agreed before him', () => {
    const played = submitted();
    const late = played.agree('first', 'zhang');
    played.does(played.agree('first', 'li'));
    expect(played.send(late)).toMatchObject({ code: 'slot.already-settled', facts: { by: 'li', as: 'agreed', at: '2018-10-08T01:00:00Z' } });
  });

  it('refuses to sign for somebody else, without an opinion, and to return without a reason', () => {
    const played = submitted();
    expect(played.send(played.agree('first', 'li', { actor: person('stranger') }))).toMatchObject({ code: 'slot.not-yours' });
    expect(played.send(played.giveBack('first', 'li', false))).toMatchObject({ code: 'return.reason-missing' });
    played.does(played.agree('first', 'li'));
    expect(played.send(played.agree('second', 'wang', { opinionGiven: false }))).toMatchObject({ code: 'decision.opinion-missing' });
  });

  it('A22 lets a proxy sign in the slot of the one he stands in for', () => {
    const played = submitted();
    const proxy = person('zhao', [], { instead: { person: 'li', units: [] } });
    expect(played.send(played.agree('first', 'li', { actor: proxy })).type).toBe('decision');
  });

  it('refuses what does not exist here, what is not one’s own and a slate without anybody', () => {
    const played = new Played(compile(twoStepList), SEATS);
    played.send({ type: 'CREATE', facts: factsOf(SYSTEM) });
    expect(played.send({ type: 'SLATE', place: 'filling', round: 1, slots: [], facts: factsOf(SYSTEM) })).toMatchObject({ code: 'slate.nobody-found' });
    expect(played.send(played.act('WITHDRAW', filler))).toMatchObject({ code: 'act.not-here' });
    expect(played.send(played.act('constructor', filler))).toMatchObject({ code: 'act.not-here' });
    expect(played.send(played.act('SUBMIT', person('stranger')))).toMatchObject({ code: 'act.not-yours' });
  });

  it('A42 reaches the same state from its stored events', () => {
    const played = submitted();
    played.does(played.agree('first', 'li'));
    played.does(played.giveBack('second', 'wang'));
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
  });

  it('names the event that cannot be folded', () => {
    const played = submitted();
    const events = [...played.events, played.act('SUBMIT', filler)];
    expect(() => fold(played.machine, events)).toThrow(`event ${events.length - 1}`);
  });

  it('refuses to load a state value with a missing region', () => {
    const { machine, state } = submitted();
    const played = new Played(machine);
    played.state = { ...state, value: 'review' };
    expect(() => played.send(played.act('WITHDRAW', filler))).toThrow('partial');
  });
});

describe('opinions gathered at the same time', () => {
  const without = { 'fork/opinions/money': false };
  const withMoney = { 'fork/opinions/money': true };
  const SIGNERS = { drafting: ['creator'], lawyer: ['law-1', 'law-2'] };

  function signing(outcomes: Record<string, boolean>): Played {
    const played = new Played(compile(nestedForks), SIGNERS);
    played.create();
    played.does(played.act('SEND', person('creator'), { outcomes }));
    return played;
  }

  it('A08 never waits for a branch that was not taken', () => {
    const played = signing(without);
    for (const who of ['deputy', 'party-side', 'admin-side']) played.does(played.agree(who, who));
    played.does(played.agree('lawyer', 'law-1'));
    expect(played.state.value).toMatchObject({ signing: { opinions: { law: { lawyer: 'open' }, sides: 'ended', money: 'skipped' } } });
    played.does(played.agree('lawyer', 'law-2'));
    expect(played.state.value).toEqual({ signing: { chief: 'open' } });
  });

  it('A07 waits for a branch that was taken', () => {
    const played = signing(withMoney);
    for (const who of ['deputy', 'party-side', 'admin-side']) played.does(played.agree(who, who));
    played.does(played.agree('lawyer', 'law-1'));
    played.does(played.agree('lawyer', 'law-2'));
    expect(played.state.value).toMatchObject({ signing: { opinions: { money: { treasurer: 'open' } } } });
  });

  it('A11 cancels every sibling branch by a return and keeps how each slot ended', () => {
    const played = signing(withMoney);
    played.does(played.agree('lawyer', 'law-1'));
    played.does(played.agree('deputy', 'deputy'));
    played.does(played.giveBack('party-side', 'party-side'));
    expect(played.state.value).toEqual({ drafting: 'open' });
    expect(played.slotsAt('lawyer').map(({ closed }) => closed?.as)).toEqual(['agreed', 'superseded']);
    expect(played.slotsAt('treasurer').map(({ closed }) => closed?.as)).toEqual(['superseded']);
    expect(played.slotsAt('party-side').map(({ closed }) => closed?.as)).toEqual(['returned']);
  });

  it('throws when the outcome of a branch was not gathered', () => {
    const played = new Played(compile(nestedForks), SIGNERS);
    played.create();
    expect(() => played.does(played.act('SEND', person('creator')))).toThrow('fork/opinions/money');
  });

  it('refuses a signature for a step that is not reached yet', () => {
    const played = signing(without);
    expect(played.send(played.agree('chief', 'chief'))).toMatchObject({ code: 'slot.not-open' });
    expect(played.send(played.agree('no-such-step', 'chief'))).toMatchObject({ code: 'act.not-here' });
  });
});
