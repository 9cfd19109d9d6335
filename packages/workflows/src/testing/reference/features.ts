/** What a random definition or command may contain. A part of the engine is compared as soon as its word stands here. */
export const FEATURES = [
  'in-turn',
  'claim',
  'vote',
  'per-group',
  'lead',
  'reject',
  'first-fork',
  'on-reject',
  'nobody',
  'self',
  'again',
  'personal',
  'files',
  'return-to',
  'changed-only',
  'transfer',
  'consult',
  'add-signer',
  'take-back',
  'cc',
  'said',
  'due',
  'office',
  'jump',
  'suspend',
  'nothing-decided',
  'rules',
  'previous-signer',
  'ended-posts',
  'sub-items',
  'lights',
  'tell',
  'wait',
  'agreed-by',
  'versions',
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = ReadonlySet<Feature>;

/** What is compared now. */
export const COMPARED: Features = new Set<Feature>(FEATURES);
