import type { Grant } from '../people/index.js';

/** Who looks after the installation. Nothing of an item is shown to him, so no right to read is asked. */
export const mayKeepUp = (grants: readonly Pick<Grant, 'permission'>[]): boolean => grants.some(({ permission }) => permission === 'people.manage');
