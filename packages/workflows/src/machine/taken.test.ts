import { describe, expect, it } from '@jest/globals';
import type { Step } from '../definition.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { conditionsFor } from '../questions/conditions-for.js';
import { chainOf, forkOf, rejecting, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { factsOf, person } from '../testing/play.js';
import type { Played } from '../testing/play.js';
import { refuses, Signer } from '../testing/steps-taken.js';
import type { EventOf } from '../vocabulary.js';

const CLAIM: Partial<Step> = { mode: 'claim', ...rejecting() };

function playing(seats: readonly string[], more: Partial<Step> = CLAIM): { played: Played; by: (who: string) => Signer } {
  const played = submittedChain(chainOf([stepOf('sign', more)]), { sign: seats });
  return { played, by: (who) => new Signer(played, 'sign', who) };
}

function standing(played: Played): readonly string[] {
  return played.slotsAt('sign').map(({ person: who, closed, waits }) => `${who} ${closed?.as ?? waits ?? 'open'}`);
}

function own<T extends 'CLAIM' | 'GIVE_BACK'>(type: T, played: Played, who: string) {
  const slot = played.slotsAt('sign').findLast(({ person: of }) => of === who)?.id ?? 'none';
  return { type, step: 'sign', slot, facts: factsOf(person(who)) } as EventOf<T>;
}

/** As it was written before it was said of anybody brought in that he is heard. */
function asBefore({ heard: _unsaid, ...event }: EventOf<'ADD_SIGNERS'>): EventOf<'ADD_SIGNERS'> {
  return event;
}

describe('A17 what one of several takes on himself', () => {
  it('is everybody’s again when whoever brought him in is taken out, and he goes with that one', () => {
    const { played, by } = playing(['ma']);
    played.does(by('ma').add('beside', [seed('su')]));
    played.does(by('su').add('beside', [seed('he')]));
    played.does(own('CLAIM', played, 'he'));
    played.does(by('ma').remove('su-1'));
    expect(standing(played)).toEqual(['ma open', 'su removed', 'he superseded']);
    played.does(own('CLAIM', played, 'ma'));
    played.does(played.agree('sign', 'ma'));
    expect(played.state.value).toBe('accepted');
  });

  it('is decided by him alone again when he takes out those beside him, and with them whom they had brought in', () => {
    const { played, by } = playing(['ma', 'yu']);
    played.does(own('CLAIM', played, 'ma'));
    played.does(by('ma').add('beside', [seed('su')]));
    played.does(by('su').add('beside', [seed('he')]));
    played.does(by('ma').remove('su-1'));
    expect(standing(played)).toEqual(['ma open', 'yu claimed', 'su removed', 'he superseded']);
    played.does(played.agree('sign', 'ma'));
    expect(played.state.value).toBe('accepted');
  });

  it('is his at once, though others were to be asked before him, and theirs again in their order when he gives it back', () => {
    const { played, by } = playing(['ma']);
    played.does(by('ma').add('beside', [seed('su'), seed('he')], { among: 'in-turn' }));
    expect(standing(played)).toEqual(['ma open', 'su open', 'he added']);
    played.does(own('CLAIM', played, 'he'));
    expect(standing(played)).toEqual(['ma claimed', 'su claimed', 'he open']);
    played.does(own('GIVE_BACK', played, 'he'));
    expect(standing(played)).toEqual(['ma open', 'su open', 'he added']);
    played.does(own('CLAIM', played, 'he'));
    played.does(played.agree('sign', 'he'));
    expect(played.state.value).toBe('accepted');
  });
});

describe('A18 a no that somebody was told whom he asked before himself', () => {
  it('lets him alone out while nobody has taken it, and another may take it', () => {
    const { played, by } = playing(['ma', 'yu']);
    played.does(by('ma').add('before', [seed('su')]));
    played.does(played.reject('sign', 'su'));
    expect(standing(played)).toEqual(['ma rejected', 'yu open', 'su rejected']);
    played.does(own('CLAIM', played, 'yu'));
    played.does(played.agree('sign', 'yu'));
    expect(played.state.value).toBe('accepted');
  });

  it('ends nothing when another one gives it back', () => {
    const { played, by } = playing(['ma', 'yu']);
    played.does(by('ma').add('before', [seed('su')]));
    played.does(own('CLAIM', played, 'yu'));
    played.does(played.reject('sign', 'su'));
    played.does(own('GIVE_BACK', played, 'yu'));
    expect(standing(played)).toEqual(['ma rejected', 'yu open', 'su rejected']);
  });

  it('is his who has taken it', () => {
    const { played, by } = playing(['ma', 'yu']);
    played.does(own('CLAIM', played, 'ma'));
    played.does(by('ma').add('before', [seed('su')]));
    played.does(played.reject('sign', 'su'));
    expect(played.state.value).toBe('refused');
  });

  it('is the answer where nobody is left who could take it', () => {
    const { played, by } = playing(['ma']);
    played.does(by('ma').add('before', [seed('su')]));
    played.does(played.reject('sign', 'su'));
    expect(played.state.value).toBe('refused');
    const beside = playing(['ma']);
    beside.played.does(beside.by('ma').add('beside', [seed('he')]));
    beside.played.does(beside.by('ma').add('before', [seed('su')]));
    beside.played.does(beside.played.reject('sign', 'su'));
    expect(standing(beside.played)).toEqual(['ma rejected', 'he open', 'su rejected']);
  });

  it('A42 was his in records of before, whoever had taken it', () => {
    const { played, by } = playing(['ma', 'yu']);
    played.does(asBefore(by('ma').add('before', [seed('su')])));
    played.does(played.reject('sign', 'su'));
    expect(played.state.value).toBe('refused');
  });
});

describe('what was said before somebody gives back what he took', () => {
  const some = { outcomes: { 'fork/inner/p': false } };

  it('counts then, and what is asked of the data for what follows is asked', () => {
    const inner = forkOf('inner', { p: [stepOf('one')], q: [stepOf('two')] }, { when: ['p'] });
    const outer = forkOf('outer', { x: [inner, stepOf('sign', CLAIM)], y: [stepOf('beside')] }, { onReject: 'restart-branch' });
    const played = submittedChain(chainOf([outer]), { sign: ['ma', 'yu'] }, some.outcomes);
    played.does(played.agree('two', 'two', some));
    played.does(asBefore(new Signer(played, 'sign', 'ma').add('before', [seed('su')])));
    played.does(own('CLAIM', played, 'yu'));
    played.does(played.reject('sign', 'su'));
    const back = own('GIVE_BACK', played, 'yu');
    expect(conditionsFor(played.machine, played.state, back).map(({ id }) => id)).toEqual(['fork/inner/p']);
    expect(allowedEvents(played.machine, played.state, back.facts).find(({ type }) => type === 'GIVE_BACK')?.refusal).toBeNull();
    played.does({ ...back, facts: { ...back.facts, ...some } });
    expect(played.state.value).toMatchObject({ review: { outer: { x: { inner: {} } } } });
  });
});

describe('A17 whoever somebody in a row asked after himself', () => {
  const ROW: Partial<Step> = { mode: 'in-turn', ...rejecting('wait-for-all') };

  it('signs right after him, before the next one of the row', () => {
    const { played, by } = playing(['ma', 'yu'], ROW);
    played.does(by('ma').add('after', [seed('su')]));
    played.does(by('ma').add('after', [seed('he')]));
    played.does(played.agree('sign', 'ma'));
    expect(standing(played)).toEqual(['ma agreed', 'yu turn', 'su open', 'he open']);
    refuses(played, played.agree('sign', 'yu'), 'slot.waits');
    played.does(by('su').add('after', [seed('lin')]));
    played.does(played.agree('sign', 'su'));
    played.does(played.agree('sign', 'he'));
    expect(standing(played)).toEqual(['ma agreed', 'yu turn', 'su agreed', 'he agreed', 'lin open']);
    played.does(played.agree('sign', 'lin'));
    expect(standing(played)[1]).toBe('yu open');
    played.does(played.agree('sign', 'yu'));
    expect(played.state.value).toBe('accepted');
  });

  it('keeps nobody waiting any longer once his no is certain', () => {
    const { played, by } = playing(['ma', 'yu'], ROW);
    played.does(by('ma').add('after', [seed('su'), seed('he')]));
    played.does(played.agree('sign', 'ma'));
    played.does(played.reject('sign', 'su'));
    expect(standing(played)).toEqual(['ma agreed', 'yu open', 'su rejected', 'he open']);
  });

  it('comes before the next of those who were themselves added to sign in turn', () => {
    const { played, by } = playing(['ma'], { mode: 'all' });
    played.does(by('ma').add('before', [seed('su'), seed('he')], { among: 'in-turn' }));
    played.does(by('su').add('after', [seed('lin')]));
    played.does(played.agree('sign', 'su'));
    expect(standing(played)).toEqual(['ma added', 'su agreed', 'he added', 'lin open']);
    played.does(played.agree('sign', 'lin'));
    expect(standing(played)).toEqual(['ma added', 'su agreed', 'he open', 'lin agreed']);
  });

  it('A42 kept nobody waiting in records of before', () => {
    const { played, by } = playing(['ma', 'yu'], ROW);
    played.does(asBefore(by('ma').add('after', [seed('su')])));
    played.does(played.agree('sign', 'ma'));
    expect(standing(played)).toEqual(['ma agreed', 'yu open', 'su open']);
  });
});

describe('a row of which one is enough', () => {
  it('whoever agreed before counts as agreed where that is said, though nobody takes it', () => {
    const more = { mode: 'claim', again: 'auto-agree' } as const;
    const played = submittedChain(chainOf([stepOf('first'), stepOf('sign', more)]), { first: ['ma'], sign: ['ma', 'yu'] });
    played.does(played.agree('first', 'ma'));
    expect(played.state.value).toBe('accepted');
    expect(played.slotsAt('sign').map(({ closed }) => [closed?.as, closed?.auto])).toEqual([
      ['agreed', 'signed-before'],
      ['superseded', undefined],
    ]);
  });
});
