import { describe, expect, it } from '@jest/globals';
import type { ChainNode, TellNode, WaitNode } from '../definition.js';
import { chainOf, forkOf, stepOf, submittedChain } from '../testing/chain-of.js';
import { refuses } from '../testing/steps-taken.js';
import { factsOf, person, SYSTEM, type Played } from '../testing/play.js';
import type { ItemEvent } from '../vocabulary.js';
import { pathOf } from '../questions/path-of.js';
import { activeStates, stateWord } from '../questions/states.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { untold } from './active.js';
import { stateCode } from './active.js';
import { fold } from './fold.js';

const OFFICE = { who: [{ type: 'post' as const, post: 'office', of: 'anywhere' as const }], jump: true, suspend: true };
const head = person('head', [{ post: 'office', unit: 'unit-0' }]);
const tell = (type: TellNode['type'], id: string): TellNode => ({ type, id, label: `告知${id}`, who: [{ type: 'area-leader' }] });
const wait = (id: string, until: WaitNode['until'] = { type: 'after', within: { amount: 3, unit: 'working-days' } }): WaitNode => ({
  type: 'wait',
  id,
  label: `等${id}`,
  until,
});
const answer: WaitNode['until'] = { type: 'answer', label: '登记批复', record: '收到批复', who: [{ type: 'submitter' }] };

function submitted(nodes: readonly ChainNode[]): Played {
  return submittedChain(chainOf(nodes, { office: OFFICE }));
}

const arrive = (id: string, actor = SYSTEM, round = 1): ItemEvent => ({ type: 'ARRIVE', wait: id, round, facts: factsOf(actor) });
const letGo = (id: string, actor = head, reasonGiven = true): ItemEvent => ({ type: 'CONTINUE', wait: id, facts: factsOf(actor), reasonGiven });
const tellTo = (place: string, people: readonly string[], round = 1): ItemEvent => ({
  type: 'TOLD',
  place,
  round,
  to: people.map((one) => ({ person: one, why: { resolver: 'group', group: 'list' } })),
  facts: factsOf(SYSTEM),
});

describe('A node that only tells', () => {
  it('asks whom, and nobody waits for the answer: the chain has gone on', () => {
    const played = submitted([stepOf('first'), tell('cc', 'copy'), stepOf('second')]);
    const { effects } = played.does(played.agree('first', 'first'));
    expect(effects).toContainEqual({ type: 'AskWhomToTell', place: 'copy', round: 1 });
    expect(activeStates(played.machine, played.state).steps.map(({ id }) => id)).toEqual(['second']);
    expect(untold(played.machine, played.state)).toEqual([{ place: 'copy', round: 1 }]);
  });

  it('A40 a copy lets them read it by a grant of its own; being told alone does not', () => {
    const played = submitted([tell('notify', 'word'), stepOf('first'), tell('cc', 'copy')]);
    played.does(tellTo('word', ['a', 'b']));
    expect(played.effects).toEqual([{ type: 'Tell', what: 'informed', to: ['a', 'b'] }]);
    played.does(played.agree('first', 'first'));
    expect(stateCode(played.state)).toBe('accepted');
    played.does(tellTo('copy', ['a', 'a', 'c']));
    expect(played.effects).toEqual([{ type: 'GrantReading', to: ['a', 'c'], place: 'copy' }]);
    expect(fold(played.machine, played.events)).toEqual(played.state);
  });

  it('tells the office where nobody is found, and takes an answer once', () => {
    const played = submitted([stepOf('first'), tell('cc', 'copy')]);
    refuses(played, tellTo('copy', ['a']), 'act.not-here');
    played.does(played.agree('first', 'first'));
    played.does(tellTo('copy', []));
    expect(played.effects).toEqual([{ type: 'TellOffice', about: 'nobody', place: 'copy' }]);
    refuses(played, tellTo('copy', ['a']), 'act.not-here');
    refuses(played, tellTo('first', ['a']), 'act.not-here');
  });

  it('tells anew in a later round', () => {
    const played = submitted([tell('cc', 'copy'), stepOf('first')]);
    played.does(tellTo('copy', ['a']));
    played.does(played.giveBack('first', 'first'));
    const { effects } = played.does(played.act('SUBMIT', person('filler')));
    expect(effects).toContainEqual({ type: 'AskWhomToTell', place: 'copy', round: 2 });
    expect(pathOf(played.machine, played.state).find(({ place }) => place === 'copy')).toMatchObject({ when: 'done', round: 2, label: '告知copy' });
  });

  it('is passed in a branch of its own without holding up the join', () => {
    const played = submitted([forkOf('both', { a: [tell('notify', 'word')], b: [stepOf('first')] }), stepOf('second')]);
    played.does(played.agree('first', 'first'));
    expect(activeStates(played.machine, played.state).steps.map(({ id }) => id)).toEqual(['second']);
  });
});

describe('A wait', () => {
  const nodes = [stepOf('first'), wait('posted'), stepOf('second')];

  it('A35 holds the chain by an order that is a row, and shows its own word', () => {
    const played = submitted(nodes);
    const { effects } = played.does(played.agree('first', 'first'));
    expect(effects).toContainEqual({ type: 'ArmWait', place: 'posted', round: 1, until: { type: 'after', within: { amount: 3, unit: 'working-days' } } });
    expect(stateWord(played.machine, played.state, { person: 'second' })).toMatchObject({ label: '等posted', mine: false });
    expect(pathOf(played.machine, played.state).map(({ place, when }) => [place, when])).toContainEqual(['posted', 'now']);
  });

  it('goes on when the day has come, once and of its own round', () => {
    const played = submitted(nodes);
    refuses(played, arrive('posted'), 'wait.over');
    refuses(played, arrive('nowhere'), 'act.not-here');
    played.does(played.agree('first', 'first'));
    refuses(played, arrive('posted', SYSTEM, 2), 'wait.over');
    refuses(played, arrive('posted', person('filler')), 'act.not-yours');
    const { effects } = played.does(arrive('posted'));
    expect(effects).toContainEqual({ type: 'DisarmWait', place: 'posted', round: 1 });
    expect(played.state.context.places['posted']).toMatchObject({ waited: { as: 'arrived', by: null } });
    refuses(played, arrive('posted'), 'wait.over');
    expect(fold(played.machine, played.events)).toEqual(played.state);
  });

  it('A37 is let go by the office with a reason, and by nobody else', () => {
    const played = submitted(nodes);
    refuses(played, letGo('posted'), 'wait.over');
    played.does(played.agree('first', 'first'));
    refuses(played, letGo('posted', person('first')), 'office.not-yours');
    refuses(played, letGo('posted', head, false), 'action.reason-missing');
    played.does(letGo('posted'));
    expect(played.state.context.places['posted']).toMatchObject({ waited: { as: 'let-go', by: 'head' } });
    expect(activeStates(played.machine, played.state).steps.map(({ id }) => id)).toEqual(['second']);
  });

  it('is for other items, whose coming the system tells; where one is lost it goes on without, or the office is told and decides', () => {
    const items = { type: 'items', form: 'sheet', field: 'matters' } as const;
    const lost = (id: string, actor = SYSTEM): ItemEvent => ({ type: 'ARRIVE', wait: id, round: 1, lost: true, facts: factsOf(actor) });
    const begun = (until: WaitNode['until']): Played => {
      const played = submitted([stepOf('first'), wait('others', until), stepOf('second')]);
      played.does(played.agree('first', 'first'));
      return played;
    };
    const patient = begun({ ...items, lost: 'ask-office' });
    expect(patient.effects).toContainEqual({ type: 'ArmWait', place: 'others', round: 1, until: { ...items, lost: 'ask-office' } });
    refuses(patient, arrive('others', person('filler')), 'act.not-yours');
    refuses(patient, lost('others', person('filler')), 'act.not-yours');
    const { state } = patient;
    expect(patient.send(lost('others'))).toEqual({ type: 'decision', state, effects: [{ type: 'TellOffice', about: 'lost', place: 'others' }] });
    patient.does(arrive('others'));
    expect(patient.state.context.places['others']).toMatchObject({ waited: { as: 'arrived', by: null } });
    expect(fold(patient.machine, patient.events)).toEqual(patient.state);
    const hasty = begun({ ...items, lost: 'go-on' });
    hasty.does(lost('others'));
    expect(hasty.effects.map(({ type }) => type)).not.toContain('TellOffice');
    expect(hasty.state.context.places['others']).toMatchObject({ waited: { as: 'lost', by: null } });
    expect(activeStates(hasty.machine, hasty.state).steps.map(({ id }) => id)).toEqual(['second']);
    refuses(begun({ type: 'after', within: { amount: 3, unit: 'days' } }), lost('others'), 'act.not-here');
  });

  it('is for an answer that somebody named enters, once what it wants is there', () => {
    const wanted = { ...answer, requires: [{ id: 'number', when: { filled: { var: 'form.no' } }, text: '要写文号' }] };
    const played = submitted([stepOf('first'), wait('reply', wanted), stepOf('second')]);
    const { effects } = played.does(played.agree('first', 'first'));
    expect(effects).toContainEqual({ type: 'ArmWait', place: 'reply', round: 1, until: wanted });
    const by = (name: string, holds: boolean): ItemEvent => ({
      type: 'ARRIVE',
      wait: 'reply',
      round: 1,
      facts: factsOf(person(name), { outcomes: { 'reply/number': holds } }),
    });
    refuses(played, by('second', true), 'act.not-yours');
    refuses(played, by('filler', false), 'act.requirement-not-met');
    played.does(by('filler', true));
    expect(activeStates(played.machine, played.state).steps.map(({ id }) => id)).toEqual(['second']);
  });

  it('offers the answer to whom it is left, and to the office that nobody waits', () => {
    const played = submitted([stepOf('first'), wait('reply', answer), stepOf('second')]);
    played.does(played.agree('first', 'first'));
    const offered = (actor = head): readonly string[] => allowedEvents(played.machine, played.state, factsOf(actor)).map(({ type }) => type);
    expect(offered(person('filler'))).toContain('ARRIVE');
    expect(offered(person('filler'))).not.toContain('CONTINUE');
    expect(offered()).toContain('CONTINUE');
    expect(offered()).not.toContain('ARRIVE');
  });

  it('A29 stands while the item is suspended, and A14 is left by a withdrawal', () => {
    const played = submitted([wait('posted'), stepOf('first')]);
    played.does({ type: 'SUSPEND', facts: factsOf(head), reasonGiven: true });
    refuses(played, arrive('posted'), 'item.suspended');
    refuses(played, letGo('posted'), 'item.suspended');
    played.does({ type: 'RESUME', facts: factsOf(head), reasonGiven: true });
    played.does(played.act('WITHDRAW', person('filler')));
    expect(played.effects).toContainEqual({ type: 'DisarmWait', place: 'posted', round: 1 });
    refuses(played, arrive('posted'), 'wait.over');
  });

  it('leaves what led to it as it was decided, once it is over', () => {
    const played = submitted(nodes);
    played.does(played.agree('first', 'first'));
    const back = (): ItemEvent => ({ type: 'TAKE_BACK', step: 'first', slot: played.slotsAt('first')[0]?.id ?? '', facts: factsOf(person('first')) });
    played.does(back());
    expect(played.effects).toContainEqual({ type: 'DisarmWait', place: 'posted', round: 1 });
    played.does(played.agree('first', 'first'));
    played.does(arrive('posted', SYSTEM, 2));
    refuses(played, back(), 'take-back.too-late');
  });

  it('asks anew for a day of the item that moved', () => {
    const played = submitted([wait('due', { type: 'item-day', day: 'dueOn' }), stepOf('first')]);
    const { effects } = played.does({ type: 'RESCHEDULE', dueOn: '2018-11-01', facts: factsOf(SYSTEM) });
    expect(effects).toContainEqual({ type: 'ArmWait', place: 'due', round: 1, until: { type: 'item-day', day: 'dueOn' } });
  });

  it('A07 holds one branch alone, and A08 is not waited for where it was called off', () => {
    const played = submitted([forkOf('both', { a: [stepOf('first'), wait('posted')], b: [stepOf('second')] }), stepOf('third')]);
    played.does(played.agree('second', 'second'));
    played.does(played.agree('first', 'first'));
    expect(activeStates(played.machine, played.state).steps.map(({ id }) => id)).toEqual(['posted']);
    played.does(arrive('posted'));
    expect(activeStates(played.machine, played.state).steps.map(({ id }) => id)).toEqual(['third']);
    const other = submitted([forkOf('both', { a: [stepOf('first'), wait('posted')], b: [stepOf('second')] }), stepOf('third')]);
    other.does(other.agree('first', 'first'));
    other.does(other.giveBack('second', 'second'));
    expect(stateCode(other.state)).toBe('fixing');
    refuses(other, arrive('posted'), 'wait.over');
  });

  it('is jumped over like a step', () => {
    const played = submitted(nodes);
    played.does(played.agree('first', 'first'));
    played.does({ type: 'JUMP', to: 'second', facts: factsOf(head), reasonGiven: true });
    expect(activeStates(played.machine, played.state).steps.map(({ id }) => id)).toEqual(['second']);
    expect(played.effects).toContainEqual({ type: 'DisarmWait', place: 'posted', round: 1 });
  });
});

describe('Agreement', () => {
  const when = { '==': [{ var: 'latest.sheet.kind' }, '重大'] } as const;
  const chain = { agreed: [{ when, to: 'refused' }, { to: 'accepted' }], number: 'letters' };

  it('leads to one of several states by a condition, and issues a number once', () => {
    const played = submittedChain(chainOf([stepOf('first')], { chain, review: { on: {} } }));
    const grave = played.does(played.agree('first', 'first', { outcomes: { 'chain/review/to/0': true } }));
    expect(stateCode(played.state)).toBe('refused');
    expect(grave.effects).toContainEqual({ type: 'IssueNumber', series: 'letters', once: true });
    const other = submittedChain(chainOf([stepOf('first')], { chain, review: { on: {} } }));
    other.does(other.agree('first', 'first', { outcomes: { 'chain/review/to/0': false } }));
    expect(stateCode(other.state)).toBe('accepted');
  });
});

describe('The path', () => {
  it('shows nothing of a branch that only an earlier submission took', () => {
    const nodes = [forkOf('ways', { law: [stepOf('law')], plain: [stepOf('plain')] }, { when: ['law'] }), stepOf('last')];
    const played = submittedChain(chainOf(nodes), {}, { 'fork/ways/law': true });
    played.does(played.agree('law', 'law', { outcomes: { 'fork/ways/law': true } }));
    played.does(played.giveBack('plain', 'plain'));
    played.does(played.act('SUBMIT', person('filler'), { outcomes: { 'fork/ways/law': false } }));
    played.does(played.agree('plain', 'plain', { outcomes: { 'fork/ways/law': false } }));
    expect(pathOf(played.machine, played.state).map(({ place }) => place)).toEqual(['drafting', 'plain', 'last', null]);
    expect(fold(played.machine, played.events)).toEqual(played.state);
  });
});
