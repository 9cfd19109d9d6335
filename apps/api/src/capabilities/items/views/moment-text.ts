export { dayOf, momentText } from '../../../kernel/clock/moment-text.js';
