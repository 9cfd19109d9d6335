// Places in words, for pages that only read: without editors.
export { marksInWords } from './marking/marks.js';
