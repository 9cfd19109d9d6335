export { NotificationsModule } from './notifications.module.js';
export { notify } from './commands/notify.js';
export { PERSON_NOTIFY } from './kinds.js';
export type { NotificationFacts, NotificationKind, PersonNotify } from './kinds.js';
