export { ChecksPart } from './checks-part.js';
export { SlipPreview } from './slip-preview.js';
