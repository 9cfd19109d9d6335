export { stuckQuery } from './queries.js';
export { StuckLine } from './stuck-line.js';
