import type { Grant } from '../../people/index.js';

/** Whoever looks after people, or the office. What they may not read is neither shown nor counted. */
export const mayHandOver = (grants: readonly Pick<Grant, 'permission'>[]): boolean =>
  grants.some(({ permission }) => permission === 'people.manage' || permission === 'items.hand-over');

/** Who knows of every restricted list that it exists. */
export const mayReadAllRestricted = (grants: readonly Pick<Grant, 'permission'>[]): boolean =>
  grants.some(({ permission }) => permission === 'items.read-restricted-all');
