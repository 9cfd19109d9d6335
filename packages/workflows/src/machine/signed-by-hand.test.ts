import { describe, expect, it } from '@jest/globals';
import type { EventOf, ItemEvent } from '../vocabulary.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { places } from '../questions/states.js';
import { chainOf, stepOf, submittedChain } from '../testing/chain-of.js';
import { factsOf, person, type Played } from '../testing/play.js';
import { refuses } from '../testing/steps-taken.js';
import type { Step } from '../definition.js';

const reject = { label: '不同意', record: '不同意', policy: 'one-veto' } as const;

function playing(more: Partial<Step> = {}): Played {
  return submittedChain(chainOf([stepOf('sign', { signature: 'required', reject, ...more }), stepOf('next', { mode: 'any' })]), {
    sign: ['ma', 'yu'],
    next: ['qi', 'ma'],
  });
}

function deciding(played: Played, type: 'AGREE' | 'REJECT', more: { signatureGiven?: boolean; enteredBy?: string } = {}): ItemEvent {
  const { enteredBy, signatureGiven } = more;
  const facts = factsOf(person('ma'), enteredBy === undefined ? {} : { enteredBy });
  const own = { step: 'sign', slot: played.agree('sign', 'ma').slot, facts, ...(signatureGiven === undefined ? {} : { signatureGiven }) };
  return type === 'AGREE' ? { type, ...own, opinionGiven: true } : { type, ...own, reasonGiven: true };
}

describe('a step that is signed by hand', () => {
  it('neither agrees nor disagrees without the signature', () => {
    const played = playing();
    refuses(played, deciding(played, 'AGREE'), 'decision.signature-missing');
    refuses(played, deciding(played, 'REJECT', { signatureGiven: false }), 'decision.signature-missing');
    expect(played.send(deciding(played, 'REJECT'))).toMatchObject({ facts: { step: 'sign' } });
    played.does(deciding(played, 'AGREE', { signatureGiven: true }));
    expect(played.slotsAt('sign').map(({ closed }) => closed?.as)).toEqual(['agreed', undefined]);
  });

  it('wants the opinion and the reason first', () => {
    const played = playing({ agree: { label: '同意', record: '同意', opinion: 'required' } });
    const { facts, slot } = deciding(played, 'AGREE') as EventOf<'AGREE'>;
    refuses(played, { type: 'AGREE', step: 'sign', slot, facts }, 'decision.opinion-missing');
    refuses(played, { type: 'REJECT', step: 'sign', slot, facts, reasonGiven: false }, 'reject.reason-missing');
  });

  it('takes what was decided on paper as signed there', () => {
    const played = playing();
    played.does(deciding(played, 'REJECT', { enteredBy: 'office' }));
    expect(played.state.value).toBe('refused');
  });

  it('says so where it is offered, and of itself', () => {
    const played = playing();
    const offered = allowedEvents(played.machine, played.state, factsOf(person('ma')));
    expect(offered.filter(({ signature }) => signature).map(({ type }) => type)).toEqual(['AGREE', 'REJECT']);
    expect(places(played.machine).filter(({ opened }) => opened)).toEqual([expect.objectContaining({ id: 'sign' })]);
  });

  it('asks for none where the definition says nothing of it', () => {
    const played = submittedChain(chainOf([stepOf('sign')]), { sign: ['ma'] });
    played.does(played.agree('sign', 'ma'));
    expect(played.state.value).toBe('accepted');
  });
});
