import { describe, expect, it } from '@jest/globals';
import { ledger } from '../../examples/ledger.js';
import { nestedForks } from '../../examples/nested-forks.js';
import { twoStepList } from '../../examples/two-step-list.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { chainOf, stepOf, submittedChain } from '../testing/chain-of.js';
import { MAY_ALL, OFFICE } from '../testing/office-events.js';
import { factsOf, person, Played, SYSTEM } from '../testing/play.js';
import { compile } from './compile.js';
import { fold } from './fold.js';
import type { Actor, ItemEvent, LifecycleDefinition } from '../index.js';

const SEATS = { filling: ['filler'], returned: ['filler'], first: ['boss'], second: ['office', 'deputy'] };
const why = { resolver: 'post' as const };

function submitted(definition: LifecycleDefinition = twoStepList): Played {
  const played = new Played(compile(definition), SEATS);
  played.create();
  played.does(played.act('SUBMIT', person('filler')));
  return played;
}

function handOver(played: Played, place: string, { from, to }: { from: string; to: string }): ItemEvent {
  const slot = played.slotsAt(place).findLast(({ person: of }) => of === from)?.id ?? 'none';
  return { type: 'HAND_OVER', place, slot, to: { id: `new-${to}`, person: to, why }, facts: factsOf(person('office')) };
}

/** The two-step list with both signers of the second step. */
const bothSign: LifecycleDefinition = JSON.parse(
  JSON.stringify(twoStepList).replace(
    '"id":"second","label":"待党办审核","mine":"等您审核","mode":"any"',
    '"id":"second","label":"待党办审核","mine":"等您审核","mode":"all"',
  ),
) as LifecycleDefinition;

describe('handing over what somebody has in hand', () => {
  it('A20 closes the slot as handed over and opens one of the same place and round', () => {
    const played = submitted();
    const [before] = played.slotsAt('first');
    played.does(handOver(played, 'first', { from: 'boss', to: 'newcomer' }));
    expect(played.effects.map(({ type }) => type)).toEqual(['CloseSlots', 'OpenSlots']);
    expect(played.slotsAt('first')).toEqual([
      { ...before, closed: { as: 'handed-over', at: '2018-10-08T01:00:00Z', by: 'office' } },
      { id: 'new-newcomer', person: 'newcomer', why },
    ]);
    expect(played.state.context.places['first']?.round).toBe(1);
  });

  it('A20 lets the new one sign and tells the former one what became of it', () => {
    const played = submitted();
    const late = played.agree('first', 'boss');
    played.does(handOver(played, 'first', { from: 'boss', to: 'newcomer' }));
    expect(played.send(late)).toMatchObject({ code: 'slot.already-settled', facts: { as: 'handed-over', by: 'office' } });
    played.does(played.agree('first', 'newcomer'));
    expect(played.state.value).toEqual({ review: { second: 'open' } });
  });

  it('keeps the votes of the others, and waits for the new one alone', () => {
    const played = submitted(bothSign);
    played.does(played.agree('first', 'boss'));
    played.does(played.agree('second', 'deputy'));
    played.does(handOver(played, 'second', { from: 'office', to: 'newcomer' }));
    expect(played.state.value).toEqual({ review: { second: 'open' } });
    played.does(played.agree('second', 'newcomer'));
    expect(played.state.value).toBe('accepted');
  });

  it('refuses somebody who has a slot there already: one person, one voice', () => {
    const played = submitted();
    played.does(played.agree('first', 'boss'));
    expect(played.send(handOver(played, 'second', { from: 'office', to: 'deputy' }))).toMatchObject({ code: 'hand-over.already-there' });
    expect(played.send(handOver(played, 'second', { from: 'office', to: 'office' }))).toMatchObject({ code: 'hand-over.already-there' });
  });

  it('A23 refuses the submitter and whoever signed right before, where the step keeps them apart: neither is seated to judge his own hand', () => {
    const nodes = [stepOf('first', { self: 'skip' }), stepOf('second', { rules: ['not-the-previous-signer'] })];
    const played = submittedChain(chainOf(nodes));
    expect(played.send(handOver(played, 'first', { from: 'first', to: 'filler' }))).toMatchObject({
      code: 'person.is-the-submitter',
      facts: { person: 'filler' },
    });
    played.does(played.agree('first', 'first'));
    expect(played.send(handOver(played, 'second', { from: 'second', to: 'first' }))).toMatchObject({
      code: 'person.signed-before',
      facts: { person: 'first' },
    });
    played.does(handOver(played, 'second', { from: 'second', to: 'filler' }));
    expect(played.slotsAt('second').at(-1)).toEqual({ id: 'new-filler', person: 'filler', why });
  });

  it('goes back to whom it came from, when that was a mistake', () => {
    const played = submitted();
    played.does(handOver(played, 'first', { from: 'boss', to: 'newcomer' }));
    played.does(handOver(played, 'first', { from: 'newcomer', to: 'boss' }));
    const open = played.slotsAt('first').filter(({ closed }) => !closed);
    expect(open.map(({ person: of }) => of)).toEqual(['boss']);
  });

  it('refuses a slot that is settled, unknown, or of a place the item has left', () => {
    const played = submitted();
    const again = handOver(played, 'first', { from: 'boss', to: 'newcomer' });
    expect(played.send(handOver(played, 'first', { from: 'nobody', to: 'newcomer' }))).toMatchObject({ code: 'slot.not-open' });
    played.does(played.agree('first', 'boss'));
    expect(played.send(again)).toMatchObject({ code: 'slot.already-settled', facts: { as: 'agreed', by: 'boss' } });
  });

  it('refuses a place the item has not come to, by a slot of it or by its own name', () => {
    const played = submitted();
    for (const from of ['nobody', 'second'])
      expect(played.send({ ...handOver(played, 'second', { from, to: 'newcomer' }), slot: from } as ItemEvent)).toMatchObject({
        code: 'slot.not-open',
        facts: { step: 'second' },
      });
  });

  it('moves work that is no signature as well, and the act then belongs to the new one', () => {
    const played = new Played(compile(ledger), { working: ['owner'] });
    played.create({ 'CREATE/to/0': true });
    played.does(handOver(played, 'working', { from: 'owner', to: 'newcomer' }));
    expect(played.send(played.act('LOG', person('owner')))).toMatchObject({ code: 'act.not-yours' });
    played.does(played.act('LOG', person('newcomer')));
  });

  it('moves one branch of a fork and no other, and is told again from the record', () => {
    const machine = compile(nestedForks);
    const played = new Played(machine);
    played.create({});
    const first = Object.entries(played.state.context.places).find(([, { slots }]) => slots.some(({ closed }) => !closed));
    const [place, { slots }] = first ?? ['', { slots: [] }];
    played.does(handOver(played, place, { from: slots[0]?.person ?? '', to: 'newcomer' }));
    expect(fold(machine, JSON.parse(JSON.stringify(played.events)) as ItemEvent[])).toEqual(played.state);
  });
});

describe('the party office gives somebody’s work to somebody else', () => {
  const nobodyThere = stepOf('second', { work: { who: [{ type: 'post', post: 'second', of: 'anywhere' }], act: '去办', nobody: 'wait' } });
  const ordered = (place: string, slot: string, to: string, more: { actor?: Actor; reasonGiven?: boolean } = {}): ItemEvent => ({
    type: 'HAND_OVER',
    place,
    slot,
    to: { id: `new-${to}`, person: to, why },
    office: true,
    reasonGiven: more.reasonGiven ?? true,
    facts: factsOf(more.actor ?? OFFICE),
  });
  const running = (more: Partial<LifecycleDefinition> = { office: MAY_ALL }): Played =>
    submittedChain(chainOf([stepOf('first'), nobodyThere], more), { second: [] });
  const seatsOf = (played: Played, actor = OFFICE) =>
    allowedEvents(played.machine, played.state, factsOf(actor)).flatMap(({ type, step, seats }) => (type === 'HAND_OVER' ? [{ step, seats }] : []));

  it('A37 by whom the lifecycle names alone, and with a reason', () => {
    const played = running();
    const [{ id } = { id: '' }] = played.slotsAt('first');
    expect(played.send(ordered('first', id, 'newcomer', { actor: person('first') }))).toMatchObject({ code: 'office.not-yours' });
    expect(played.send(ordered('first', id, 'newcomer', { reasonGiven: false }))).toMatchObject({ code: 'action.reason-missing' });
    expect(played.send(ordered('first', id, 'filler'))).toMatchObject({ type: 'decision' });
    expect([seatsOf(played, person('first')), seatsOf(played)]).toEqual([[], [{ step: null, seats: [{ place: 'first', slot: 'new-filler', line: null }] }]]);
  });

  it('A24 and names whoever works where nobody was found, once', () => {
    const played = running();
    played.does(played.agree('first', 'first'));
    expect(seatsOf(played)).toEqual([{ step: 'second', seats: [{ place: 'second', slot: null, line: null }] }]);
    played.does(ordered('second', 'second', 'newcomer'));
    expect(played.send(ordered('second', 'second', 'another'))).toMatchObject({
      code: 'hand-over.already-named',
      facts: { place: 'second', person: 'newcomer' },
    });
    expect(seatsOf(played)).toEqual([{ step: null, seats: [{ place: 'second', slot: 'new-newcomer', line: null }] }]);
    played.does(played.agree('second', 'newcomer'));
    expect(played.state.value).toBe('accepted');
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)) as ItemEvent[])).toEqual(played.state);
  });

  it('where a lifecycle lets nobody go against its course, only what waits for somebody may be given', () => {
    const played = running({});
    const [{ id } = { id: '' }] = played.slotsAt('first');
    expect([seatsOf(played), played.send(ordered('first', id, 'newcomer'))]).toMatchObject([[], { code: 'action.not-offered' }]);
    played.does(played.agree('first', 'first'));
    expect(seatsOf(played).map(({ step }) => step)).toEqual(['second']);
    played.does(ordered('second', 'second', 'newcomer'));
  });

  it('says for which of several groups somebody is to be named', () => {
    const who = [{ type: 'area-leader' as const }, { type: 'group' as const, group: 'committee' }];
    const groups = stepOf('first', { mode: { type: 'per-group', by: 'line', need: 1 }, work: { who, act: '办', nobody: 'wait' } });
    const played = new Played(compile(chainOf([groups], { office: MAY_ALL })), { drafting: ['filler'] });
    played.create();
    played.send(played.act('SUBMIT', person('filler')));
    played.send({ type: 'SLATE', place: 'first', round: 1, slots: [], vacant: [0, 1], facts: factsOf(SYSTEM) });
    expect(seatsOf(played)).toEqual([{ step: 'first', seats: [0, 1].map((line) => ({ place: 'first', slot: null, line })) }]);
  });
});

describe('somebody who stands in', () => {
  const forBoss = person('zhao', [], { instead: { person: 'boss', units: [] } });

  it('signs in the slot of the one he stands in for, under his own name', () => {
    const played = submitted();
    played.does(played.agree('first', 'boss', { actor: forBoss }));
    expect(played.slotsAt('first')[0]?.closed).toMatchObject({ as: 'agreed', by: 'zhao' });
  });

  it('A23 does not sign what he handed in himself', () => {
    const played = submitted();
    const filler = person('filler', [], { instead: { person: 'boss', units: [] } });
    expect(played.send(played.agree('first', 'boss', { actor: filler }))).toMatchObject({ code: 'person.is-the-submitter' });
  });

  it('A23 makes both of them the submitter, so that neither accepts what was handed in', () => {
    const played = new Played(compile(ledger), { working: ['boss'], checking: ['boss', 'zhao'] });
    played.create({ 'CREATE/to/0': true });
    played.does(played.act('FINISH', forBoss, { outcomes: { 'FINISH/has-proof': true } }));
    expect(played.state.context).toMatchObject({ submitter: 'zhao', submittedFor: 'boss' });
    expect(played.send(played.act('CLOSE', person('boss')))).toMatchObject({ code: 'person.is-the-submitter' });
    expect(played.send(played.act('CLOSE', person('zhao')))).toMatchObject({ code: 'person.is-the-submitter' });
  });

  it('is forgotten as the submitter when the principal hands in himself', () => {
    const played = new Played(compile(ledger), { working: ['boss'], checking: ['inspector'] });
    played.create({ 'CREATE/to/0': true });
    played.does(played.act('FINISH', forBoss, { outcomes: { 'FINISH/has-proof': true } }));
    played.does(played.act('SEND_BACK', person('inspector'), { reasonGiven: true }));
    played.does(played.act('FINISH', person('boss'), { outcomes: { 'FINISH/has-proof': true } }));
    expect(played.state.context).toMatchObject({ submitter: 'boss' });
    expect(played.state.context.submittedFor).toBeUndefined();
  });
});
