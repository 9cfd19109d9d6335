import { describe, expect, it } from '@jest/globals';
import { ledger } from '../../examples/ledger.js';
import { nestedForks } from '../../examples/nested-forks.js';
import { twoStepList } from '../../examples/two-step-list.js';
import type { ChainNode, StateDefinition, Step } from '../definition.js';
import { compile } from '../machine/compile.js';
import { initial } from '../machine/decide.js';
import { factsOf, person, Played } from '../testing/play.js';
import { stepsBefore } from '../rules/steps-before.js';
import { chainOf, forkOf, rejecting, stepOf, submittedChain } from '../testing/chain-of.js';
import { allowedEvents } from './allowed-events.js';
import { conditionsFor } from './conditions-for.js';
import { pathOf } from './path-of.js';
import type { Knowing } from './roads.js';
import { submittersToCome } from './hands-in.js';
import { keptApart } from './kept-apart.js';
import { activeStates, openSlots, places, stateWord } from './states.js';
import { formsOf, postsOf } from './words-used.js';

const SEATS = { filling: ['filler'], returned: ['filler'], first: ['zhang', 'li'], second: ['wang'], drafting: ['creator'] };

function submitted(): Played {
  const played = new Played(compile(twoStepList), SEATS);
  played.create();
  played.does(played.act('SUBMIT', person('filler')));
  return played;
}

function signing(money: boolean): Played {
  const played = new Played(compile(nestedForks), SEATS);
  played.create();
  played.does(played.act('SEND', person('creator'), { outcomes: { 'fork/opinions/money': money } }));
  return played;
}

describe('the word for an item', () => {
  it('names the open step, and to its signer says that it waits for him', () => {
    const { machine, state } = submitted();
    expect(stateWord(machine, state, { person: null })).toEqual({ label: '待书记审核', tone: 'purple', mine: false, ended: null });
    expect(stateWord(machine, state, { person: 'li' })).toMatchObject({ label: '等您审核', mine: true });
    expect(activeStates(machine, state)).toMatchObject({ code: 'review', steps: [{ id: 'first', label: '待书记审核' }] });
  });

  it('names every step that is open at the same time', () => {
    const { machine, state } = signing(true);
    expect(stateWord(machine, state, { person: null }).label).toBe('待法规审核、待副书记审核、待财务审核');
  });
});

describe('what may be done', () => {
  it('offers a signer to agree and to return, and shows others only why not', () => {
    const { machine, state } = submitted();
    const forSigner = allowedEvents(machine, state, factsOf(person('li')));
    expect(forSigner.map(({ type, act, step, refusal }) => [type, act ?? step, refusal?.code ?? null])).toEqual([
      ['AGREE', 'first', null],
      ['RETURN', 'first', null],
      ['ACT', 'WITHDRAW', 'act.not-yours'],
      ['COMMENT', null, null],
    ]);
    const forFiller = allowedEvents(machine, state, factsOf(person('filler')));
    expect(forFiller).toMatchObject([
      { type: 'ACT', act: 'WITHDRAW', grave: true, reason: 'none', refusal: null },
      { type: 'COMMENT' },
      { type: 'CC' },
      { type: 'URGE' },
    ]);
  });

  it('does not hide the button while a reason or a requirement is still unknown', () => {
    const played = new Played(compile(ledger), { working: ['owner'] });
    played.create({ 'CREATE/to/0': true });
    const asked = (outcomes: Record<string, boolean>) =>
      allowedEvents(played.machine, played.state, factsOf(person('owner'), { outcomes })).find(({ act }) => act === 'FINISH');
    expect(asked({})?.refusal).toBeNull();
    expect(asked({ 'FINISH/has-proof': false })?.refusal?.code).toBe('act.requirement-not-met');
  });
});

describe('the path on screen', () => {
  it('shows what is done, where the item is and what is to come', () => {
    const played = submitted();
    played.does(played.agree('first', 'li'));
    const lines = pathOf(played.machine, played.state);
    expect(lines.map(({ label, when }) => [label, when])).toEqual([
      ['填写中', 'done'],
      ['待书记审核', 'done'],
      ['待党办审核', 'now'],
      ['已通过', 'to-come'],
    ]);
    expect(lines[1]?.slots.map(({ closed }) => closed?.as)).toEqual(['superseded', 'agreed']);
  });

  it('shows a state beside the path between what was and what comes', () => {
    const played = submitted();
    played.does(played.giveBack('first', 'li'));
    expect(pathOf(played.machine, played.state).map(({ label, when }) => [label, when])).toEqual([
      ['填写中', 'done'],
      ['已退回', 'now'],
      ['待书记审核', 'to-come'],
      ['待党办审核', 'to-come'],
      ['已通过', 'to-come'],
    ]);
  });

  it('leaves out a branch that is not taken and names the branches around a step', () => {
    const { machine, state } = signing(false);
    expect(pathOf(machine, state).map(({ place, branches, when }) => [place, branches.join('/'), when])).toEqual([
      ['drafting', '', 'done'],
      ['lawyer', '法规', 'now'],
      ['deputy', '两委', 'now'],
      ['party-side', '两委/党委', 'to-come'],
      ['admin-side', '两委/行政', 'to-come'],
      ['chief', '', 'to-come'],
      [null, '', 'to-come'],
    ]);
  });
});

describe('what must be known before', () => {
  it('names requirements, targets and the branches of the chain that would be entered', () => {
    const machine = compile(ledger);
    expect(conditionsFor(machine, initial(machine), { type: 'CREATE' }).map(({ id }) => id)).toEqual(['CREATE/to/0']);
    const played = new Played(machine, { working: ['owner'] });
    played.create({ 'CREATE/to/0': true });
    expect(conditionsFor(machine, played.state, { type: 'ACT', act: 'FINISH' }).map(({ id }) => id)).toEqual(['FINISH/has-proof']);
    const drafting = new Played(compile(nestedForks), SEATS);
    drafting.create();
    expect(conditionsFor(drafting.machine, drafting.state, { type: 'ACT', act: 'SEND' }).map(({ id }) => id)).toEqual(['fork/opinions/money']);
  });
});

describe('a definition', () => {
  it('names its places, forms and posts', () => {
    expect(places(compile(twoStepList)).map(({ id, step }) => [id, step])).toEqual([
      ['filling', false],
      ['first', true],
      ['second', true],
      ['returned', false],
    ]);
    expect(formsOf(ledger)).toEqual(['entry', 'note', 'result']);
    expect(postsOf(ledger)).toEqual(['office', 'head', 'inspector']);
    expect(openSlots(submitted().state).map(({ place, person: who }) => [place, who])).toEqual([
      ['first', 'zhang'],
      ['first', 'li'],
    ]);
  });
});

describe('the path of what was sent back', () => {
  const back = (then: 'straight-back' | 'walk-again') => ({ return: { label: '退回', record: '退回', then, to: ['submitter' as const, 'earlier' as const] } });
  const drawn = ({ machine, state }: Played) => pathOf(machine, state).flatMap(({ place, when }) => (place ? [`${place} ${when}`] : []));

  it('shows that a correction goes straight back to whoever asked for it', () => {
    const played = submittedChain(chainOf([stepOf('a'), stepOf('b'), stepOf('c', back('straight-back')), stepOf('d')]));
    played.does(played.agree('a', 'a'));
    played.does(played.agree('b', 'b'));
    const asked = played.state;
    played.does(played.giveBackTo('a', { step: 'c', who: 'c' }));
    expect(drawn(played)).toEqual(['drafting done', 'a now', 'b done', 'c to-come', 'd to-come']);
    played.state = asked;
    played.does(played.giveBack('c', 'c'));
    expect(drawn(played)).toEqual(['drafting done', 'fixing now', 'a done', 'b done', 'c to-come', 'd to-come']);
  });

  it('shows nothing of a branch that was not taken, when its fork is open again', () => {
    const played = submittedChain(
      chainOf([forkOf('f', { x: [stepOf('b')], y: [stepOf('c')] }, { when: ['y'] }), stepOf('d', back('walk-again'))]),
      {},
      { 'fork/f/y': true },
    );
    played.does(played.agree('b', 'b'));
    played.does(played.agree('c', 'c'));
    played.does(played.giveBack('d', 'd'));
    played.does(played.act('SUBMIT', person('filler'), { outcomes: { 'fork/f/y': false } }));
    played.does(played.agree('b', 'b'));
    played.does(played.giveBackTo('b', { step: 'd', who: 'd' }));
    expect(drawn(played)).toEqual(['drafting done', 'b now', 'd to-come']);
  });
});

describe('the path through a chain', () => {
  const way = forkOf('way', { short: [stepOf('a')], long: [stepOf('b'), stepOf('b2')] }, { takes: 'first', when: ['short'] });
  const drawn = (played: Played) =>
    pathOf(played.machine, played.state)
      .filter(({ state }) => state === 'review')
      .map(({ place, when, passed }) => [place, passed ?? when]);

  it('shows of a condition branch only the way that was taken', () => {
    const played = submittedChain(chainOf([way, stepOf('last')]), {}, { 'fork/way/short': false });
    expect(drawn(played)).toEqual([
      ['b', 'now'],
      ['b2', 'to-come'],
      ['last', 'to-come'],
    ]);
    played.does(played.agree('b', 'b'));
    played.does(played.agree('b2', 'b2'));
    expect(drawn(played)).toEqual([
      ['b', 'done'],
      ['b2', 'done'],
      ['last', 'now'],
    ]);
  });

  it('announces of a fork ahead no way that is known not to be taken', () => {
    const beside = forkOf('beside', { money: [stepOf('c')], law: [stepOf('d')] }, { when: ['money'] });
    const { machine, state } = submittedChain(chainOf([stepOf('first'), way, beside, stepOf('last')]));
    const ahead = (knowing?: Knowing) => pathOf(machine, state, knowing).flatMap(({ place, when }) => (when === 'to-come' && place !== null ? [place] : []));
    expect(ahead()).toEqual(['a', 'b', 'b2', 'c', 'd', 'last']);
    expect(ahead(() => true)).toEqual(['a', 'c', 'd', 'last']);
    expect(ahead(() => false)).toEqual(['b', 'b2', 'd', 'last']);
  });

  it('says where nobody had to decide, and why', () => {
    const played = submittedChain(chainOf([stepOf('a', { self: 'skip' }), stepOf('b')]), { a: ['filler'] });
    expect(drawn(played)).toEqual([
      ['a', 'self'],
      ['b', 'now'],
    ]);
  });

  it('does not announce the rest of a branch that disagreed', () => {
    const played = submittedChain(
      chainOf([forkOf('f', { left: [stepOf('a', rejecting()), stepOf('a2')], right: [stepOf('c')] }, { onReject: 'siblings-finish' }), stepOf('last')], {
        chain: { rejected: 'refused' },
      }),
    );
    played.does(played.reject('a', 'a'));
    expect(drawn(played)).toEqual([
      ['a', 'done'],
      ['c', 'now'],
      ['last', 'to-come'],
    ]);
    played.does(played.agree('c', 'c'));
    expect(pathOf(played.machine, played.state).map(({ label, when }) => [label, when])).toEqual([
      ['起草', 'done'],
      ['待a', 'done'],
      ['待c', 'done'],
      ['不予通过', 'done'],
    ]);
  });

  it('calls a step «yours» only when it is your turn', () => {
    const played = submittedChain(chainOf([stepOf('a', { mode: 'in-turn' })]), { a: ['ma', 'yu'] });
    expect(stateWord(played.machine, played.state, { person: 'ma' })).toMatchObject({ mine: true });
    expect(stateWord(played.machine, played.state, { person: 'yu' })).toMatchObject({ mine: false });
  });
});

describe('the step right before', () => {
  it('of one after a condition branch is the last of each way', () => {
    const way = forkOf('way', { short: [stepOf('a')], long: [stepOf('b'), stepOf('b2')] }, { takes: 'first', when: ['short'] });
    expect(stepsBefore(chainOf([stepOf('first'), way, stepOf('last')])).get('last')).toEqual(['a', 'b2']);
  });

  it('of the first one of a chain is nothing, also where a chain in which nobody signs leads to it', () => {
    const told: ChainNode = { type: 'cc', id: 'told', label: '告知', who: [{ type: 'person-field', field: 'filler' }] };
    const next: StateDefinition = { label: '再审', tone: 'blue', chain: { nodes: [stepOf('last')], agreed: 'accepted', returned: 'fixing' } };
    const nobody = chainOf([told], { chain: { agreed: 'next' } });
    const before = stepsBefore({ ...nobody, states: { ...nobody.states, next } });
    expect([...before]).toEqual([['last', []]]);
  });
});

describe('who is not asked while there is anybody else', () => {
  const handedIn = { submitter: 'zhao', submittedFor: 'qian' };
  const apart = (on: NonNullable<StateDefinition['on']>) => {
    const { filling } = twoStepList.states;
    if (!filling) throw new Error('the list is filled in');
    const working: StateDefinition = { label: '待核实', tone: 'blue', work: { who: [{ type: 'person-field', field: 'owner' }], act: '去核实' }, on };
    const look = { to: 'working', label: '送核实', record: '送核实', who: [{ type: 'at-work' }], submits: true } as const;
    const states = { ...twoStepList.states, filling: { ...filling, on: { ...filling.on, LOOK: look } }, working };
    return keptApart(compile({ ...twoStepList, states }), 'working', handedIn);
  };
  const confirm = { to: 'accepted', label: '核实', record: '核实', who: [{ type: 'at-work' }], rules: ['not-the-submitter'] } as const;
  const again = { to: 'review', label: '再报', record: '再报', who: [{ type: 'at-work' }], submits: true } as const;

  it('is whoever handed it in, and for whom, where he may not decide it', () => {
    expect(apart({ CONFIRM: confirm })).toEqual(['zhao', 'qian']);
    expect(apart({ CONFIRM: { ...confirm, rules: [] } })).toEqual([]);
  });

  it('is nobody where it is to be handed in again, or where somebody else than who works there decides', () => {
    expect(apart({ CONFIRM: confirm, AGAIN: again })).toEqual([]);
    expect(apart({ CONFIRM: { ...confirm, who: [{ type: 'person-field', field: 'leader' }] } })).toEqual([]);
  });

  it('is left to the step that says itself what becomes of his own seat', () => {
    const step = (self?: 'skip' | 'superior') =>
      keptApart(compile(chainOf([stepOf('first', { rules: ['not-the-submitter'], ...(self ? { self } : {}) })])), 'first', { submitter: 'zhao' });
    expect([step(), step('skip'), step('superior')]).toEqual([['zhao'], [], []]);
  });

  it('is also who signed right before on this walk, and for whom, where the step is not for him', () => {
    const second = (more: Partial<Step> = {}) => {
      const played = submittedChain(chainOf([stepOf('first'), stepOf('second', { rules: ['not-the-previous-signer'], ...more })]), {
        first: ['ma'],
        second: ['yu'],
      });
      expect(keptApart(played.machine, 'second', played.state.context)).toEqual([]);
      played.does(played.agree('first', 'ma', { actor: person('zhao', [], { instead: { person: 'ma', units: [] } }) }));
      return keptApart(played.machine, 'second', played.state.context);
    };
    expect([second(), second({ self: 'superior' }), second({ self: 'skip' }), second({ rules: [] })]).toEqual([['ma', 'zhao'], ['ma', 'zhao'], [], []]);
  });
});

describe('Who will have handed it in when the steps ahead are come to', () => {
  const filledBy = (people: readonly string[]): Played => {
    const played = new Played(compile(chainOf([stepOf('first')])), { drafting: people });
    played.create();
    return played;
  };
  const toCome = ({ machine, state }: Played, reader?: string) => submittersToCome(machine, state, reader);

  it('is whoever has it in hand to fill in, if that is one; of several the reader, if he is one of them', () => {
    expect(toCome(filledBy(['zhao']))).toEqual({ submitter: 'zhao' });
    expect(toCome(filledBy(['zhao']), 'qian')).toEqual({ submitter: 'zhao' });
    expect(toCome(filledBy(['zhao', 'qian']))).toEqual({ submitter: null });
    expect(toCome(filledBy(['zhao', 'qian']), 'qian')).toEqual({ submitter: 'qian' });
    expect(toCome(filledBy(['zhao', 'qian']), 'sun')).toEqual({ submitter: null });
  });

  it('is whoever did last once it is on its way, and for whom', () => {
    const played = filledBy(['zhao']);
    played.does(played.act('SUBMIT', person('qian', [], { instead: { person: 'zhao', units: [] } })));
    expect(toCome(played, 'first')).toEqual({ submitter: 'qian', submittedFor: 'zhao' });
  });

  it('is whoever puts it right where it came back, whoever handed it in before', () => {
    const played = submittedChain(chainOf([stepOf('first')]), { fixing: ['sun'] });
    played.does(played.giveBack('first', 'first'));
    expect(toCome(played)).toEqual({ submitter: 'sun' });
  });
});
