export { DayLooked } from './day-looked.js';
export { TwoDaysChanges } from './two-days-changes.js';
export { useTwoDays } from './use-two-days.js';
