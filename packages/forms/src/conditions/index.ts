export type * from './condition.js';
