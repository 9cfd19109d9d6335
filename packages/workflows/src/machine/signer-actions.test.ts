import { describe, expect, it } from '@jest/globals';
import { chainOf, seed, stepOf, submittedChain } from '../testing/chain-of.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { factsOf, person } from '../testing/play.js';
import type { Played } from '../testing/play.js';
import { refuses, Signer } from '../testing/steps-taken.js';
import type { Step } from '../definition.js';
import { fold } from './fold.js';

const proxy = person('zhao', [], { instead: { person: 'ma', units: [] } });

function playing(more: Partial<Step> = {}, people: readonly string[] = ['ma', 'yu']): { played: Played; by: (who: string) => Signer } {
  const played = submittedChain(chainOf([stepOf('sign', more)]), { sign: people });
  return { played, by: (who) => new Signer(played, 'sign', who) };
}

function standing(played: Played): readonly string[] {
  return played.slotsAt('sign').map(({ person: who, closed, waits }) => `${who} ${closed?.as ?? waits ?? 'open'}`);
}

function typesOf(played: Played): readonly string[] {
  return played.effects.map(({ type }) => type);
}

describe('handing one’s own place on', () => {
  it('closes it as transferred and opens one for the other, who then signs', () => {
    const { played, by } = playing();
    played.does(by('ma').transfer(seed('qi')));
    expect(typesOf(played)).toEqual(['CloseSlots', 'OpenSlots']);
    expect(standing(played)).toEqual(['ma transferred', 'yu open', 'qi open']);
    played.does(played.agree('sign', 'qi'));
    played.does(played.agree('sign', 'yu'));
    expect(played.state.value).toBe('accepted');
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
  });

  it('may come back to whom it came from', () => {
    const { played, by } = playing();
    played.does(by('ma').transfer(seed('qi')));
    played.does(by('qi').transfer(seed('ma', 2)));
    expect(standing(played)).toEqual(['ma transferred', 'yu open', 'qi transferred', 'ma open']);
  });

  it('is refused to somebody who is there, without a reason, and where the step does not offer it', () => {
    const { played, by } = playing();
    refuses(played, by('ma').transfer(seed('yu')), 'add.already-there');
    refuses(played, by('ma').transfer(seed('ma')), 'add.already-there');
    refuses(played, by('ma').transfer(seed('qi'), { reasonGiven: false }), 'action.reason-missing');
    refuses(played, by('ma').transfer(seed('qi'), { actor: person('yu') }), 'slot.not-yours');
    const closed = playing({ actions: [] });
    refuses(closed.played, closed.by('ma').transfer(seed('qi')), 'action.not-offered');
  });

  it('is refused to the submitter where the step keeps the two apart', () => {
    const { played, by } = playing({ rules: ['not-the-submitter'] });
    refuses(played, by('ma').transfer(seed('filler')), 'person.is-the-submitter');
    refuses(played, by('ma').add('beside', [seed('qi'), seed('filler')]), 'person.is-the-submitter');
    const skips = playing({ self: 'skip' });
    refuses(skips.played, skips.by('ma').transfer(seed('filler')), 'person.is-the-submitter');
    const free = playing();
    free.played.does(free.by('ma').transfer(seed('filler')));
  });
});

describe('a step that must be signed in person', () => {
  it('lets no stand-in do anything in it, and is not handed on by the signer', () => {
    const { played, by } = playing({ personal: true });
    refuses(played, played.agree('sign', 'ma', { actor: proxy }), 'person.must-sign-himself');
    refuses(played, { ...played.giveBack('sign', 'ma'), facts: factsOf(proxy) }, 'person.must-sign-himself');
    refuses(played, by('ma').consult(seed('qi'), { actor: proxy }), 'person.must-sign-himself');
    refuses(played, by('ma').transfer(seed('qi')), 'person.must-sign-himself');
  });

  it('lets the signer ask others and bring others in, and the office replace who left', () => {
    const { played, by } = playing({ personal: true });
    played.does(by('ma').consult(seed('qi')));
    played.does(by('qi').answer());
    played.does(by('ma').add('beside', [seed('fan')]));
    played.does({ type: 'HAND_OVER', place: 'sign', slot: played.slotsAt('sign')[1]?.id ?? '', to: seed('wen'), facts: factsOf(person('office')) });
    expect(standing(played)).toEqual(['ma open', 'yu handed-over', 'qi answered', 'fan open', 'wen open']);
  });
});

describe('asking somebody first', () => {
  it('lets the asker wait for the answer, and counts it as no voice', () => {
    const { played, by } = playing();
    played.does(by('ma').consult(seed('qi')));
    expect(typesOf(played)).toEqual(['OpenSlots', 'ChangeSlots']);
    expect(standing(played)).toEqual(['ma answer', 'yu open', 'qi open']);
    refuses(played, played.agree('sign', 'ma'), 'slot.waits');
    played.does(by('qi').answer());
    expect(typesOf(played)).toEqual(['CloseSlots', 'ChangeSlots']);
    played.does(played.agree('sign', 'ma'));
    played.does(played.agree('sign', 'yu'));
    expect(played.state.value).toBe('accepted');
  });

  it('refuses an answer without words, from a signer, and any signature of the one asked', () => {
    const { played, by } = playing();
    played.does(by('ma').consult(seed('qi')));
    refuses(played, by('qi').answer(false), 'answer.opinion-missing');
    refuses(played, by('yu').answer(), 'action.not-offered');
    refuses(played, played.agree('sign', 'qi'), 'action.not-offered');
    refuses(played, played.giveBack('sign', 'qi'), 'action.not-offered');
    refuses(played, by('qi').transfer(seed('fan')), 'action.not-offered');
    refuses(played, by('qi').add('beside', [seed('fan')]), 'action.not-offered');
    refuses(played, by('qi').consult(seed('fan')), 'action.not-offered');
  });

  it('refuses to ask without a reason, oneself, and somebody who signs here', () => {
    const { played, by } = playing();
    refuses(played, by('ma').consult(seed('qi'), { reasonGiven: false }), 'action.reason-missing');
    refuses(played, by('ma').consult(seed('ma')), 'add.already-there');
    refuses(played, by('ma').consult(seed('yu')), 'add.already-there');
  });

  it('leaves whoever answered free to sign, or to be asked again', () => {
    const { played, by } = playing();
    played.does(by('ma').consult(seed('qi')));
    played.does(by('qi').answer());
    played.does(by('ma').consult(seed('qi', 2)));
    played.does(by('qi').answer());
    played.does(by('ma').add('after', [seed('qi', 3)]));
    expect(standing(played)).toEqual(['ma open', 'yu open', 'qi answered', 'qi answered', 'qi added']);
    refuses(played, by('yu').consult(seed('qi', 4)), 'add.already-there');
  });

  it('is taken back while there is no answer', () => {
    const { played, by } = playing();
    played.does(by('ma').consult(seed('qi')));
    played.does(by('ma').remove('qi-1'));
    expect(standing(played)).toEqual(['ma open', 'yu open', 'qi removed']);
  });
});

describe('adding signers', () => {
  it('A17 changes what the others see, and adds nobody twice', () => {
    const { played, by } = playing();
    played.does(played.agree('sign', 'yu'));
    played.does(by('ma').add('beside', [seed('qi'), seed('fan')]));
    expect(played.effects).toMatchObject([{ type: 'OpenSlots', slots: [{ person: 'qi', added: { how: 'beside', group: 'qi-1' } }, { person: 'fan' }] }]);
    played.does(played.agree('sign', 'ma'));
    expect(played.state.value).toEqual({ review: { sign: 'open' } });
    refuses(played, by('qi').add('beside', [seed('ma', 2)]), 'add.already-there');
    refuses(played, by('qi').add('beside', [seed('qi', 2)]), 'add.already-there');
    refuses(played, by('qi').add('beside', [seed('wen'), seed('wen', 2)]), 'add.already-there');
    refuses(played, by('qi').add('beside', []), 'add.nobody');
    refuses(played, by('qi').add('beside', [seed('wen')], { reasonGiven: false }), 'action.reason-missing');
    played.does(played.agree('sign', 'qi'));
    played.does(played.agree('sign', 'fan'));
    expect(played.state.value).toBe('accepted');
  });

  it('before oneself: waits until those have signed', () => {
    const { played, by } = playing();
    played.does(by('ma').add('before', [seed('qi'), seed('fan')], { among: 'in-turn' }));
    expect(standing(played)).toEqual(['ma added', 'yu open', 'qi open', 'fan added']);
    refuses(played, by('ma').add('before', [seed('wen')]), 'slot.waits');
    played.does(played.agree('sign', 'qi'));
    expect(standing(played)).toEqual(['ma added', 'yu open', 'qi agreed', 'fan open']);
    played.does(played.agree('sign', 'fan'));
    expect(standing(played)).toEqual(['ma open', 'yu open', 'qi agreed', 'fan agreed']);
  });

  it('after oneself: those wait for the adder', () => {
    const { played, by } = playing({}, ['ma']);
    played.does(by('ma').add('after', [seed('qi')]));
    expect(standing(played)).toEqual(['ma open', 'qi added']);
    played.does(played.agree('sign', 'ma'));
    expect(standing(played)).toEqual(['ma agreed', 'qi open']);
    played.does(played.agree('sign', 'qi'));
    expect(played.state.value).toBe('accepted');
  });

  it('A18 closes the whole added tree when the item is returned', () => {
    const { played, by } = playing();
    played.does(by('ma').add('before', [seed('qi')]));
    played.does(by('qi').consult(seed('fan')));
    played.does(played.giveBack('sign', 'yu'));
    expect(standing(played)).toEqual(['ma superseded', 'yu returned', 'qi superseded', 'fan superseded']);
    expect(played.slotsAt('sign').map(({ waits }) => waits)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('A19 follows a transfer: those added stay with the place', () => {
    const { played, by } = playing();
    played.does(by('ma').add('after', [seed('qi')]));
    played.does(by('ma').transfer(seed('wen')));
    expect(played.slotsAt('sign').find(({ person: who }) => who === 'qi')?.added?.by).toBe('wen-1');
    expect(typesOf(played)).toEqual(['CloseSlots', 'OpenSlots', 'ChangeSlots']);
    played.does(played.agree('sign', 'wen'));
    played.does(played.agree('sign', 'qi'));
    played.does(played.agree('sign', 'yu'));
    expect(played.state.value).toBe('accepted');
  });

  it('A19 may hand on a place that waits for those added before it: they still come first', () => {
    const { played, by } = playing();
    played.does(by('ma').add('before', [seed('qi')]));
    const offered = allowedEvents(played.machine, played.state, factsOf(person('ma'))).filter(({ refusal, slot }) => slot !== null && refusal === null);
    expect(offered.map(({ type }) => type)).toEqual(['TRANSFER', 'REMOVE_SIGNER']);
    played.does(by('ma').transfer(seed('wen')));
    expect(standing(played)).toEqual(['ma transferred', 'yu open', 'qi open', 'wen added']);
    played.does(played.agree('sign', 'qi'));
    expect(standing(played)).toEqual(['ma transferred', 'yu open', 'qi agreed', 'wen open']);
    const asking = playing();
    asking.played.does(asking.by('ma').consult(seed('fan')));
    refuses(asking.played, asking.by('ma').transfer(seed('wen')), 'slot.waits');
  });

  it('A19 an added signer may hand on, and keeps the place in the group', () => {
    const { played, by } = playing();
    played.does(by('ma').add('before', [seed('qi')]));
    played.does(by('qi').transfer(seed('wen')));
    expect(standing(played)).toEqual(['ma added', 'yu open', 'qi transferred', 'wen open']);
    played.does(played.agree('sign', 'wen'));
    expect(standing(played)[0]).toBe('ma open');
  });
});

describe('taking out whom one brought in', () => {
  it('closes the place as removed and waits for him no longer', () => {
    const { played, by } = playing();
    played.does(by('ma').add('before', [seed('qi'), seed('fan')]));
    played.does(by('ma').remove('qi-1'));
    played.does(played.agree('sign', 'fan'));
    expect(standing(played)).toEqual(['ma open', 'yu open', 'qi removed', 'fan agreed']);
  });

  it('is refused for somebody else’s, for who was found here, and for who has spoken', () => {
    const { played, by } = playing();
    played.does(by('ma').add('beside', [seed('qi')]));
    refuses(played, by('yu').remove('qi-1'), 'remove.not-yours');
    refuses(played, by('ma').remove(played.slotsAt('sign')[1]?.id ?? ''), 'remove.not-yours');
    refuses(played, by('ma').remove('nobody'), 'remove.not-yours');
    played.does(played.agree('sign', 'qi'));
    refuses(played, by('ma').remove('qi-1'), 'remove.decided');
  });
});

describe('events that come too late', () => {
  it('tell what became of the place, and leave everything as it was', () => {
    const { played, by } = playing({ mode: 'any' });
    const late = [
      by('ma').transfer(seed('qi')),
      by('ma').consult(seed('qi')),
      by('ma').add('beside', [seed('qi')]),
      by('ma').remove('qi-1'),
      by('ma').answer(),
    ];
    played.does(played.agree('sign', 'yu'));
    for (const event of late) refuses(played, event, 'slot.already-settled');
  });

  it('are told that no such step runs', () => {
    const { played, by } = playing();
    refuses(played, { ...by('ma').transfer(seed('qi')), step: 'nowhere' }, 'act.not-here');
    refuses(played, { ...by('ma').transfer(seed('qi')), step: 'review' }, 'act.not-here');
  });
});
