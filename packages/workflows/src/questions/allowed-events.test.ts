import { describe, expect, it } from '@jest/globals';
import type { Fork, Step, SubItems } from '../definition.js';
import { chainOf, forkOf, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { jumpingTo, MAY_ALL, OFFICE, overriding } from '../testing/office-events.js';
import { SYSTEM, factsOf, person } from '../testing/play.js';
import type { Played } from '../testing/play.js';
import { Signer } from '../testing/steps-taken.js';
import type { Actor, ItemEvent } from '../vocabulary.js';
import { allowedEvents } from './allowed-events.js';
import { wouldCancel } from './would-cancel.js';

const reject = { label: '不同意', record: '不同意', policy: 'one-veto' as const, phrases: ['材料不全'] };
const SEATS = { first: ['ma', 'yu'], second: ['qi'], third: ['fan'] };

function running(first: Partial<Step> = {}): Played {
  return submittedChain(
    chainOf(
      [
        stepOf('first', first),
        stepOf('second', { return: { label: '退回', record: '退回', then: 'walk-again', to: ['previous', 'submitter'] } }),
        stepOf('third'),
      ],
      { office: MAY_ALL },
    ),
    SEATS,
  );
}

function offered(played: Played, actor: Actor): readonly string[] {
  return allowedEvents(played.machine, played.state, factsOf(actor)).map(({ type, act, refusal }) => `${act ?? type}${refusal ? ` ${refusal.code}` : ''}`);
}

describe('the buttons of a signer', () => {
  it('are what his step offers, the useful one first', () => {
    const played = running({ reject });
    expect(offered(played, person('ma'))).toEqual([
      'AGREE',
      'REJECT',
      'RETURN',
      'TRANSFER',
      'CONSULT',
      'ADD_SIGNERS',
      'WITHDRAW act.not-yours',
      'DROP act.not-yours',
      'COMMENT',
      'CC',
    ]);
    const shown = allowedEvents(played.machine, played.state, factsOf(person('ma')));
    expect(shown.find(({ type }) => type === 'REJECT')).toMatchObject({ label: '不同意', grave: true, reason: 'required', phrases: ['材料不全'] });
    expect(shown.find(({ type }) => type === 'ADD_SIGNERS')).toMatchObject({ label: '加签', rare: true, reason: 'required', step: 'first' });
  });

  it('are fewer where the step offers nothing beside deciding', () => {
    expect(offered(running({ actions: [] }), person('ma')).slice(0, 3)).toEqual(['AGREE', 'RETURN', 'WITHDRAW act.not-yours']);
  });

  it('say what he waits for, and whom he may take out', () => {
    const played = running();
    played.does(new Signer(played, 'first', 'ma').add('before', [seed('su'), seed('he')]));
    played.does(played.agree('first', 'he'));
    expect(offered(played, person('ma')).slice(0, 2)).toEqual(['AGREE slot.waits', 'RETURN slot.waits']);
    expect(allowedEvents(played.machine, played.state, factsOf(person('ma'))).find(({ type }) => type === 'REMOVE_SIGNER')).toMatchObject({
      label: '减签',
      removable: ['su-1'],
      refusal: null,
    });
  });

  it('are an answer alone for whoever was only asked', () => {
    const played = running();
    played.does(new Signer(played, 'first', 'ma').consult(seed('su')));
    expect(offered(played, person('su')).filter((word) => !word.includes('not-yours'))).toEqual(['ANSWER', 'COMMENT', 'CC']);
  });

  it('let him claim first where it must be claimed, and give it back then', () => {
    const played = running({ mode: 'claim' });
    expect(offered(played, person('ma')).slice(0, 2)).toEqual(['CLAIM', 'TRANSFER']);
    played.does({ type: 'CLAIM', step: 'first', slot: played.slotsAt('first')[0]?.id ?? '', facts: factsOf(person('ma')) });
    expect(offered(played, person('ma')).slice(0, 3)).toEqual(['GIVE_BACK', 'AGREE', 'RETURN']);
    expect(offered(played, person('yu')).slice(0, 2)).toEqual(['AGREE slot.waits', 'RETURN slot.waits']);
  });

  it('say of adding signers what those beside him count for, by how many must agree', () => {
    const hint = (mode: Step['mode']): string | null | undefined => {
      const played = running({ mode });
      const own = person('ma');
      if (mode === 'claim') played.does({ type: 'CLAIM', step: 'first', slot: played.slotsAt('first')[0]?.id ?? '', facts: factsOf(own) });
      return allowedEvents(played.machine, played.state, factsOf(own)).find(({ type }) => type === 'ADD_SIGNERS')?.hint;
    };
    expect(hint('all')).toBe('请其他人一起审批。并签的同志也要同意，这一步才算通过');
    expect(hint('claim')).toBe(hint('all'));
    expect(hint('any')).toBe('请其他人一起审批。您和并签的同志有一位同意，这一步就算通过');
  });

  it('let him take back what he decided, until somebody after him has', () => {
    const played = running({ mode: 'any' });
    played.does(played.agree('first', 'ma'));
    expect(offered(played, person('ma'))[0]).toBe('TAKE_BACK');
    expect(offered(played, person('yu'))).not.toContain('TAKE_BACK');
    played.does(played.agree('second', 'qi'));
    expect(offered(played, person('ma'))).not.toContain('TAKE_BACK');
  });

  it('are refused to a stand-in where it must be signed in person', () => {
    const standIn = person('zhao', [], { instead: { person: 'ma', units: [] } });
    expect(offered(running({ personal: true }), standIn).slice(0, 2)).toEqual(['AGREE person.must-sign-himself', 'RETURN person.must-sign-himself']);
    expect(offered(running({ personal: true }), person('ma'))).toContain('TRANSFER person.must-sign-himself');
  });

  it('name the steps a return may lead to, the first offered first', () => {
    const played = running({ mode: 'any' });
    played.does(played.agree('first', 'ma'));
    const back = allowedEvents(played.machine, played.state, factsOf(person('qi'))).find(({ type }) => type === 'RETURN');
    expect(back?.targets).toEqual([
      { step: 'first', label: '待first' },
      { step: null, label: '提交人' },
    ]);
  });

  it('offer no return where none is left: the office passed over every step it could go to', () => {
    const onlyBack = { return: { label: '退回', record: '退回', then: 'walk-again' as const, to: ['previous' as const] } };
    const played = submittedChain(chainOf([stepOf('first'), stepOf('second'), stepOf('third', onlyBack)], { office: MAY_ALL }), SEATS);
    played.does(jumpingTo('third'));
    expect(offered(played, person('fan')).filter((one) => one.startsWith('AGREE') || one.startsWith('RETURN'))).toEqual(['AGREE']);
  });
});

describe('the buttons of others', () => {
  it('let the submitter show it and urge', () => {
    expect(offered(running(), person('filler'))).toEqual(['WITHDRAW', 'DROP', 'COMMENT', 'CC', 'URGE']);
  });

  it('let the office override, with the steps it may jump to', () => {
    const played = running();
    expect(offered(played, OFFICE).slice(2)).toEqual(['COMMENT', 'HAND_OVER', 'SUSPEND', 'TERMINATE', 'JUMP']);
    const jump = allowedEvents(played.machine, played.state, factsOf(OFFICE)).find(({ type }) => type === 'JUMP');
    expect(jump?.targets).toEqual([
      { step: 'second', label: '待second' },
      { step: 'third', label: '待third' },
    ]);
    played.does(overriding('TERMINATE'));
    expect(offered(played, OFFICE)).toEqual(['COMMENT']);
  });

  it('say on every button that the item is suspended, except where it does not matter', () => {
    const played = running();
    played.does(overriding('SUSPEND'));
    expect(offered(played, person('ma')).slice(0, 2)).toEqual(['AGREE item.suspended', 'RETURN item.suspended']);
    expect(offered(played, person('ma'))).toContain('COMMENT');
    expect(offered(played, OFFICE)).toEqual(['WITHDRAW item.suspended', 'DROP item.suspended', 'COMMENT', 'HAND_OVER', 'RESUME', 'TERMINATE']);
  });
});

/** Every button offered without a refusal is one that `decide` lets through. */
it('offers nothing that is refused when it is pressed', () => {
  const played = running({ reject });
  played.does(new Signer(played, 'first', 'ma').add('before', [seed('su')]));
  for (const actor of [person('ma'), person('yu'), person('su'), person('filler'), OFFICE]) {
    for (const one of allowedEvents(played.machine, played.state, factsOf(actor)).filter(({ refusal }) => refusal === null)) {
      const common = { step: one.step ?? '', slot: one.slot ?? '', facts: factsOf(actor), reasonGiven: true, opinionGiven: true, urgedToday: false };
      const to =
        one.type === 'JUMP'
          ? one.targets[0]?.step
          : one.type === 'CC'
            ? ['wen']
            : one.type === 'ADD_SIGNERS'
              ? [seed('wen')]
              : one.type === 'RETURN'
                ? undefined
                : seed('wen');
      const [seat] = one.seats;
      const given = seat ? { place: seat.place, slot: seat.slot ?? seat.place, office: true } : {};
      const event = { type: one.type, act: one.act, ...common, to, how: 'beside', among: 'all', removed: one.removable[0], ...given } as unknown as ItemEvent;
      const kept = played.state;
      expect([one.type, played.send(event).type]).toEqual([one.type, 'decision']);
      played.state = kept;
    }
  }
});

describe('A11 what an event would call off', () => {
  it('is the open work of others, also before a reason is typed in, and nothing has happened', () => {
    const played = running();
    const { state } = played;
    const found = wouldCancel(played.machine, state, { ...played.giveBack('first', 'ma', false) });
    expect(found).toMatchObject([{ place: 'first', round: 1, slots: [{ person: 'yu' }] }]);
    expect(played.state).toBe(state);
  });

  it('is every branch of a fork that is left, by a return or a jump', () => {
    const fork: Fork = {
      type: 'fork',
      id: 'both',
      branches: [
        { id: 'a', label: 'a', nodes: [stepOf('first')] },
        { id: 'b', label: 'b', when: { '==': [{ var: 'x' }, 1] }, nodes: [stepOf('second')] },
      ],
    };
    const played = submittedChain(chainOf([stepOf('start'), fork, stepOf('third')], { office: MAY_ALL }), { ...SEATS, start: ['li'] });
    played.does(played.agree('start', 'li', { outcomes: { 'fork/both/b': true } }));
    expect(wouldCancel(played.machine, played.state, played.giveBack('second', 'qi')).map(({ place, slots }) => [place, slots.length])).toEqual([['first', 2]]);
    expect(wouldCancel(played.machine, played.state, jumpingTo('third', { reasonGiven: false })).map(({ place }) => place)).toEqual(['first', 'second']);
    expect(wouldCancel(played.machine, played.state, overriding('TERMINATE')).map(({ place }) => place)).toEqual(['first', 'second']);
  });

  it('is also the items below that would end with the place they were sent out from', () => {
    const organs: SubItems = {
      type: 'sub-items',
      id: 'organs',
      label: '各科室',
      record: '下发',
      each: { type: 'units-of', category: 'ward' },
      child: { lifecycle: 'task', title: '{for}的任务' },
      bad: 'go-on',
    };
    const played = submittedChain(chainOf([forkOf('both', { x: [organs], y: [stepOf('second')] })], { office: MAY_ALL }), SEATS);
    const children = ['one', 'two'].map((item) => ({ item, unit: `unit of ${item}` }));
    played.does({ type: 'SPAWN', place: 'organs', round: 1, children, facts: factsOf(SYSTEM) });
    played.does({ type: 'CHILDREN', place: 'organs', round: 1, ended: [{ item: 'one', as: 'done' }], facts: factsOf(SYSTEM) });
    const ending = { place: 'organs', round: 1, slots: [], children: [children[1]] };
    expect(wouldCancel(played.machine, played.state, played.giveBack('second', 'qi'))).toEqual([ending]);
    expect(wouldCancel(played.machine, played.state, overriding('TERMINATE'))).toContainEqual(ending);
  });

  it('is nothing for what is refused, and asks for no condition to be evaluated before', () => {
    const fork: Fork = {
      type: 'fork',
      id: 'both',
      branches: [
        { id: 'a', label: 'a', nodes: [stepOf('second')] },
        { id: 'b', label: 'b', when: { '==': [{ var: 'x' }, 1] }, nodes: [stepOf('third')] },
      ],
    };
    const played = submittedChain(chainOf([stepOf('first', { mode: 'any' }), fork]), SEATS);
    expect(wouldCancel(played.machine, played.state, played.agree('first', 'nobody'))).toEqual([]);
    expect(wouldCancel(played.machine, played.state, played.agree('first', 'ma'))).toMatchObject([{ place: 'first', slots: [{ person: 'yu' }] }]);
  });
});
