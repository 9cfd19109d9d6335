import { describe, expect, it } from '@jest/globals';
import { chainOf, rejecting, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { factsOf, person } from '../testing/play.js';
import type { Played } from '../testing/play.js';
import { refuses, Signer } from '../testing/steps-taken.js';
import type { Step } from '../definition.js';
import type { ItemEvent } from '../vocabulary.js';
import { fold } from './fold.js';

function playing(more: Partial<Step> = {}): { played: Played; by: (who: string) => Signer } {
  const played = submittedChain(chainOf([stepOf('sign', more)]), { sign: ['ma', 'yu'] });
  return { played, by: (who) => new Signer(played, 'sign', who) };
}

function standing(played: Played): readonly string[] {
  return played.slotsAt('sign').map(({ person: who, closed, waits }) => `${who} ${closed?.as ?? waits ?? 'open'}`);
}

function claiming(played: Played, who: string): Parameters<Played['send']>[0] {
  return { type: 'CLAIM', step: 'sign', slot: played.slotsAt('sign').find(({ person: of }) => of === who)?.id ?? 'none', facts: factsOf(person(who)) };
}

describe('A17 whoever was brought in', () => {
  it('beside somebody who is taken out again goes with him, though he had a voice of his own', () => {
    const { played, by } = playing();
    played.does(by('ma').add('before', [seed('su')]));
    played.does(by('su').add('beside', [seed('he')]));
    played.does(by('ma').remove('su-1'));
    expect(standing(played)).toEqual(['ma open', 'yu open', 'su removed', 'he superseded']);
  });

  it('as one of several of whom one is enough is let go when one has agreed, and one who was only asked stays', () => {
    const { played, by } = playing();
    played.does(by('ma').add('before', [seed('su'), seed('he')], { among: 'any' }));
    played.does(by('yu').consult(seed('lin')));
    played.does(played.agree('sign', 'su'));
    expect(standing(played)).toEqual(['ma open', 'yu answer', 'su agreed', 'he superseded', 'lin open']);
  });

  it('before somebody does not take on himself what is the row’s to take, and beside him he may', () => {
    const { played, by } = playing({ mode: 'claim' });
    played.does(by('ma').add('before', [seed('su')]));
    expect(played.send(claiming(played, 'su'))).toEqual({ type: 'refusal', code: 'action.not-offered', facts: { step: 'sign' } });
    const beside = playing({ mode: 'claim' });
    beside.played.does(beside.by('ma').add('beside', [seed('su')]));
    beside.played.does(claiming(beside.played, 'su'));
    expect(standing(beside.played)).toEqual(['ma claimed', 'yu claimed', 'su open']);
    expect(beside.played.send(claiming(beside.played, 'yu'))).toEqual({ type: 'refusal', code: 'claim.taken', facts: { step: 'sign', by: 'su' } });
  });

  it('is no reason to take anything on oneself where nothing is claimed', () => {
    const { played } = playing();
    expect(played.send(claiming(played, 'ma'))).toEqual({ type: 'refusal', code: 'action.not-offered', facts: { step: 'sign' } });
    refuses(played, { ...claiming(played, 'ma'), type: 'GIVE_BACK' } as Parameters<Played['send']>[0], 'action.not-offered');
  });
});

describe('A17 whoever is brought in beside the one who claimed it', () => {
  function claimed(more: Partial<Step> = {}): { played: Played; by: (who: string) => Signer } {
    const found = playing({ mode: 'claim', ...more });
    found.played.does(claiming(found.played, 'ma'));
    return found;
  }

  it('is asked, and both are waited for', () => {
    const { played, by } = claimed();
    played.does(by('ma').add('beside', [seed('su')]));
    expect(standing(played)).toEqual(['ma open', 'yu claimed', 'su open']);
    played.does(played.agree('sign', 'ma'));
    expect(played.state.value).toEqual({ review: { sign: 'open' } });
    played.does(played.agree('sign', 'su'));
    expect(played.state.value).toBe('accepted');
    expect(standing(played)).toEqual(['ma agreed', 'yu superseded', 'su agreed']);
  });

  it('as one of several of whom one is enough is let go when one has agreed', () => {
    const { played, by } = claimed();
    played.does(by('ma').add('beside', [seed('su'), seed('he')], { among: 'any' }));
    played.does(played.agree('sign', 'he'));
    expect(standing(played)).toEqual(['ma open', 'yu claimed', 'su superseded', 'he agreed']);
    played.does(played.agree('sign', 'ma'));
    expect(played.state.value).toBe('accepted');
  });

  it('in turn comes after the one before him', () => {
    const { played, by } = claimed();
    played.does(by('ma').add('beside', [seed('su'), seed('he')], { among: 'in-turn' }));
    expect(standing(played)).toEqual(['ma open', 'yu claimed', 'su open', 'he added']);
  });

  it('may say no, and it is not agreed, unless one of several is still to say yes', () => {
    const { played, by } = claimed(rejecting());
    played.does(by('ma').add('beside', [seed('su'), seed('he')], { among: 'any' }));
    played.does(played.reject('sign', 'su'));
    expect(played.state.value).toEqual({ review: { sign: 'open' } });
    played.does(played.reject('sign', 'he'));
    expect(played.state.value).toBe('refused');
  });

  it('has nothing to say for whoever takes it after it was given back, until he is beside the one who has it again', () => {
    const { played, by } = claimed();
    played.does(by('ma').add('beside', [seed('su')]));
    played.does(played.agree('sign', 'su'));
    played.does({ ...claiming(played, 'ma'), type: 'GIVE_BACK' } as Parameters<Played['send']>[0]);
    expect(standing(played)).toEqual(['ma open', 'yu open', 'su agreed']);
    played.does(claiming(played, 'yu'));
    played.does(played.agree('sign', 'yu'));
    expect(played.state.value).toBe('accepted');
  });

  it('A42 is not waited for in records of before, which do not say that he is heard, and nobody sees another item than was stored', () => {
    const { played, by } = claimed();
    const { heard: _unsaid, ...asBefore } = by('ma').add('beside', [seed('su')]);
    played.does(asBefore);
    expect(standing(played)).toEqual(['ma open', 'yu claimed', 'su claimed']);
    expect(JSON.stringify(played.state)).not.toContain('heard');
    refuses(played, played.agree('sign', 'su'), 'slot.waits');
    played.does(played.agree('sign', 'ma'));
    expect(played.state.value).toBe('accepted');
    expect(standing(played)).toEqual(['ma agreed', 'yu superseded', 'su superseded']);
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)) as ItemEvent[])).toEqual(played.state);
  });

  it('does not take it on himself: it is taken', () => {
    const { played, by } = claimed();
    played.does(by('ma').add('beside', [seed('su')]));
    expect(played.send(claiming(played, 'su'))).toMatchObject({ code: 'claim.taken' });
  });
});
