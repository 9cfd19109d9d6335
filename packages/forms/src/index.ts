export type * from './definition.js';
export * from './conditions/index.js';
