import { describe, expect, it } from '@jest/globals';
import type { Mode, RejectDefinition, Share } from '../definition.js';
import type { Slot } from '../vocabulary.js';
import { tally } from './tally.js';

type Says = 'agreed' | 'rejected' | 'open';
type Counted = Parameters<typeof tally>[0];

function slots(said: readonly Says[]): readonly Slot[] {
  return said.map((as, n) => ({
    id: `s${n}`,
    person: `p${n}`,
    line: n % 2,
    why: { resolver: 'post', post: n === 0 ? 'chair' : 'member' },
    ...(as === 'open' ? {} : { closed: { as, at: '2018-10-08T01:00:00Z', by: null } }),
  }));
}

/** Every way in which so many may have spoken or not. */
function everyWay(n: number): readonly (readonly Says[])[] {
  if (n === 0) return [[]];
  return everyWay(n - 1).flatMap((said) => (['agreed', 'rejected', 'open'] as const).map((as) => [...said, as]));
}

function spokenOut(said: readonly Says[]): readonly (readonly Says[])[] {
  const at = said.indexOf('open');
  return at < 0 ? [said] : (['agreed', 'rejected'] as const).flatMap((as) => spokenOut(said.with(at, as)));
}

function step(mode: Mode, policy: RejectDefinition['policy']): Counted {
  return { mode, reject: { label: '不同意', record: '不同意', policy } };
}

/** Shares that leave no room for both at once: what is fixed does not depend on who is quicker. */
const PAIRS: readonly (readonly [Share, Share])[] = [
  [{ over: [1, 2] }, { atLeast: [1, 2] }],
  [{ over: [1, 2] }, { over: [1, 2] }],
  [{ atLeast: [2, 3] }, { over: [1, 3] }],
  [{ atLeast: [3, 4] }, { over: [3, 4] }],
  [{ atLeast: [1, 1] }, { over: [1, 5] }],
];

describe('every vote of up to five, with and without a chair of two voices', () => {
  it('A05 stays open exactly while what is still to be said can change the outcome', () => {
    let seen = 0;
    for (const [agree, reject] of PAIRS) {
      for (const weights of [{}, { chair: 2 }]) {
        const vote = step({ type: 'vote', agree, reject, weights }, 'by-mode');
        for (const said of [1, 2, 3, 4, 5].flatMap(everyWay)) {
          const ends = new Set(spokenOut(said).map((all) => tally(vote, { slots: slots(all) })));
          const [only] = ends.size === 1 ? ends : ['open'];
          if (tally(vote, { slots: slots(said) }) !== only) expect([agree, reject, weights, said, tally(vote, { slots: slots(said) })]).toBe(only);
          seen++;
        }
      }
    }
    expect(seen).toBe(PAIRS.length * 2 * (3 + 9 + 27 + 81 + 243));
  });
});

describe('every round of up to four', () => {
  const MODES: readonly Mode[] = [
    'all',
    'any',
    'in-turn',
    { type: 'per-group', by: 'line', need: 1 },
    { type: 'per-group', by: 'line', need: 2 },
    { type: 'lead', assist: 'optional' },
  ];
  const POLICIES: readonly RejectDefinition['policy'][] = ['one-veto', 'wait-for-all', { count: 1 }, { count: 2 }, { count: 9 }];
  const rounds = MODES.flatMap((mode) => POLICIES.map((policy) => ({ mode, policy, of: step(mode, policy) })));

  it('is closed one way or the other when everybody has spoken', () => {
    for (const { mode, policy, of } of rounds) {
      for (const said of [1, 2, 3, 4].flatMap(everyWay).filter((one) => !one.includes('open'))) {
        if (tally(of, { slots: slots(said) }) === 'open') expect({ mode, policy, said }).toBe('closed');
      }
    }
  });

  it('is not closed before anybody has spoken, and stays closed as it was whoever speaks after', () => {
    for (const { mode, policy, of } of rounds) {
      for (const said of [1, 2, 3, 4].flatMap(everyWay)) {
        const now = tally(of, { slots: slots(said) });
        if (said.every((as) => as === 'open')) expect(now).toBe('open');
        const silent = said.indexOf('open');
        // Somebody who agrees where it was agreed, or disagrees where it was not, changes nothing.
        if (now === 'open' || silent < 0) continue;
        const later = tally(of, { slots: slots(said.with(silent, now)) });
        if (later !== now) expect({ mode, policy, said, later }).toBe(now);
      }
    }
  });
});

describe('every round of up to four in which the first asked somebody after himself', () => {
  const vote = step({ type: 'vote', agree: { over: [1, 2] }, reject: { atLeast: [1, 2] } }, 'by-mode');
  const counted: readonly Counted[] = [vote, step('all', 'one-veto'), step('all', { count: 2 }), step('any', 'wait-for-all')];

  /** Whoever was asked after him speaks only once the first has agreed. */
  function withAfter(said: readonly Says[], as: Says): readonly Slot[] {
    const [asked] = slots([as]);
    return [...slots(said), ...(asked ? [{ ...asked, id: 'x', person: 'x', added: { by: 's0', how: 'after', among: 'all', group: 'x' } } as const] : [])];
  }

  function endsOf(of: Counted, said: readonly Says[], after: Says): ReadonlySet<string> {
    const ends = spokenOut(said).flatMap((all) =>
      all[0] === 'agreed' ? spokenOut([after]).map(([as = 'open']) => [all, as] as const) : [[all, 'open'] as const],
    );
    return new Set(ends.map(([all, as]) => tally(of, { slots: withAfter(all, as) })));
  }

  it('A05 closes as soon as neither he nor anybody else can change the outcome, and not before', () => {
    for (const of of counted) {
      for (const said of [1, 2, 3, 4].flatMap(everyWay)) {
        for (const after of said[0] === 'agreed' ? (['agreed', 'rejected', 'open'] as const) : (['open'] as const)) {
          const ends = endsOf(of, said, after);
          const [only] = ends.size === 1 ? ends : ['open'];
          const now = tally(of, { slots: withAfter(said, after) });
          if (now !== only) expect({ of, said, after, now }).toBe(only);
        }
      }
    }
  });
});
