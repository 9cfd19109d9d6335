import type { Grant } from '../people/index.js';

type Rights = readonly Pick<Grant, 'permission'>[];

/** Who uploads, publishes and discards definitions. */
export const mayManageDefinitions = (rights: Rights): boolean => rights.some(({ permission }) => permission === 'definitions.manage');
/** Who reads what is published and what waits. */
export const mayReadDefinitions = (rights: Rights): boolean => mayManageDefinitions(rights) || rights.some(({ permission }) => permission === 'history.audit');
/** Who puts running items on another version: whoever may act against their usual course. */
export const mayUpgradeItems = (rights: Rights): boolean => rights.some(({ permission }) => permission === 'items.override');
