export { NoticeLine } from './notice-line.js';
