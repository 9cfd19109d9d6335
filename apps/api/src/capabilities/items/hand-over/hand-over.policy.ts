import type { Grant } from '../../people/index.js';

/** Whoever looks after people, or the office. What they may not read is only counted. */
export const mayHandOver = (grants: readonly Pick<Grant, 'permission'>[]): boolean =>
  grants.some(({ permission }) => permission === 'people.manage' || permission === 'items.hand-over');
