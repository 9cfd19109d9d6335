export { StrandedLine } from './stranded-line.js';
