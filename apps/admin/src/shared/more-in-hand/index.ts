export { MoreInHand } from './more-in-hand.js';
