import type { SubItems } from '../../definition.js';

const ENOUGH: readonly SubItems['enough'][] = [undefined, { count: 1 }, { count: 2 }, { atLeast: [1, 2] }, { over: [1, 2] }];

/** Sub-items as a number says: how many must end well, what follows when they cannot, and what becomes of the others. */
export function subItemsOf(id: string, says: number): SubItems {
  const enough = ENOUGH[says % 5];
  const bad = (['go-on', 'reject', 'return'] as const)[Math.floor(says / 5) % 3] ?? 'go-on';
  const [skip, rest, left] = [1, 2, 4].map((bit) => (Math.floor(says / 15) & bit) > 0);
  return {
    type: 'sub-items',
    id,
    label: id,
    record: id,
    each: { type: 'units-of', category: 'any' },
    child: { lifecycle: 'child', title: '{for}' },
    bad,
    ...(enough ? { enough } : {}),
    ...(skip ? { nobody: 'skip' } : {}),
    ...(rest ? { rest: 'end' } : {}),
    ...(left ? { left: 'keep' } : {}),
    ...(says % 4 === 1 ? { again: 'failed' as const } : {}),
  };
}
