export { type Carrying, type Lifted } from './rules.js';
export { away, nearest, type Standing } from './standing.js';
export { useCarrying } from './use-carrying.js';
