export { RecordPart } from './record-part.js';
