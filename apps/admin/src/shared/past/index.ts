export { ChangesPart, defaultDays } from './changes-part.js';
export { DayLooked } from './day-looked.js';
export { TwoDaysFields } from './two-days-fields.js';
