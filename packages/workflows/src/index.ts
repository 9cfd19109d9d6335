export type * from './definition.js';
export type * from './vocabulary.js';
