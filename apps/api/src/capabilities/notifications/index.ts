export { NotificationsModule } from './notifications.module.js';
export { notify } from './commands/notify.js';
export { remind } from './commands/remind.js';
export type { Reminded } from './commands/remind.js';
export { remindedOn } from './queries/reminders-of.js';
export { itemWords } from './item-words.js';
export { PERSON_NOTIFY } from './kinds.js';
export type { NotificationFacts, NotificationKind, PersonNotify } from './kinds.js';
export { unreadOf } from './queries/notifications-of.js';
