import { z } from 'zod';

export const notificationLine = z.strictObject({ id: z.uuid(), text: z.string(), itemId: z.uuid().nullable(), atText: z.string(), read: z.boolean() });
export const notificationList = z.strictObject({ unread: z.int(), rows: z.array(notificationLine) });
export type NotificationList = z.infer<typeof notificationList>;

export const reminderLine = z.strictObject({ atText: z.string(), by: z.string(), people: z.array(z.string()) });
export type ReminderLine = z.infer<typeof reminderLine>;

export const reminderLines = z.array(reminderLine);
export const itemRemindAnswer = z.strictObject({ outcome: z.enum(['sent', 'already', 'nobody', 'own']), sentence: z.string() });
export type ItemRemindAnswer = z.infer<typeof itemRemindAnswer>;
