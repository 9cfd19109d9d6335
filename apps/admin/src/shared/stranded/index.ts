export { strandedQuery, vacantLines, vacantQuery } from './queries.js';
export type { VacantLine } from './queries.js';
export { StrandedLine } from './stranded-line.js';
