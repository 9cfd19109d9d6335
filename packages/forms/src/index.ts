export type * from './definition.js';
export type * from './conditions/index.js';
