import { describe, expect, it } from '@jest/globals';
import type { SlotSeed } from '../vocabulary.js';
import { chainOf, rejecting, stepOf, submittedChain } from '../testing/chain-of.js';
import { person } from '../testing/play.js';
import { refuses, Signer } from '../testing/steps-taken.js';

const named = (who: string): SlotSeed => ({ id: `${who}-1`, person: who, why: { resolver: 'transfer', by: 'ma' } });
const from = (who: string, post: string, unit: string) => ({ person: who, why: { resolver: 'post' as const, post, unit } });

describe('a place that goes to somebody else', () => {
  it('keeps the weight its voice had', () => {
    const mode = { type: 'vote', agree: { over: [1, 2] }, reject: { atLeast: [1, 2] }, weights: { chair: 3 } } as const;
    const played = submittedChain(chainOf([stepOf('sign', { mode, ...rejecting('by-mode') })]), {
      sign: [from('ma', 'chair', 'u1'), from('yu', 'member', 'u1'), from('qi', 'member', 'u1')],
    });
    played.does(new Signer(played, 'sign', 'ma').transfer(named('bo')));
    played.does(played.agree('sign', 'bo'));
    expect(played.state.value).toBe('accepted');
  });

  it('stays in the group of its unit', () => {
    const mode = { type: 'per-group', by: 'unit', need: 1 } as const;
    const played = submittedChain(chainOf([stepOf('sign', { mode })]), { sign: [from('ma', 'a', 'u1'), from('yu', 'a', 'u1'), from('qi', 'a', 'u2')] });
    played.does(new Signer(played, 'sign', 'ma').transfer(named('bo')));
    played.does(played.agree('sign', 'yu'));
    played.does(played.agree('sign', 'qi'));
    expect(played.state.value).toBe('accepted');
  });
});

describe('whoever stands in', () => {
  const proxy = person('zhao', [], { instead: { person: 'ma', units: [] } });
  it('A17 does not give himself a place of his own', () => {
    const played = submittedChain(chainOf([stepOf('sign', { mode: 'all' })]), { sign: ['ma', 'yu'] });
    const ma = new Signer(played, 'sign', 'ma');
    refuses(played, ma.add('beside', [named('zhao')], { actor: proxy }), 'add.already-there');
    refuses(played, ma.transfer(named('zhao'), { actor: proxy }), 'add.already-there');
    refuses(played, ma.consult(named('zhao'), { actor: proxy }), 'add.already-there');
  });
});
