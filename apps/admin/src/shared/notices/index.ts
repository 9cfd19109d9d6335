export { NoticeLine } from './notice-line.js';
export { RemindButton } from './remind-button.js';
export { RemindersPart } from './reminders-part.js';
