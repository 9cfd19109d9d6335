export { ChangeSheet } from './change-sheet.js';
export { EventList } from './event-list.js';
export { Field } from './field.js';
export { PeoplePicker, PersonPicker, UnitPicker, UnitsPicker } from './pickers.js';
export { dayWords, stretchWords } from './day-words.js';
