import { z } from 'zod';
import { realDay } from '../../kernel/http/text.js';

/** What somebody can be told. A message of a kind not known here is told in general words. */
export const notificationKind = z.enum([
  'urged',
  'decided-on-paper',
  'handed-over',
  'handed-on',
  'named-by-office',
  'taken-by-office',
  'due-moved',
  'proxy-named',
  'proxy-arranged',
  'proxy-acted',
  'opened',
  'fed-back',
  'left-out-as-insider',
  'left-out-and-arranged',
  'post-released',
  'rights-waiting',
  'rights-settled',
  'passed-on',
  'asked',
  'answered',
  'more-asked',
  'more-answered',
  'added',
  'taken-out',
  'shown',
  'copied',
  'informed',
  'bypassed',
  'suspended',
  'resumed',
  'terminated',
  'withdrawn',
  'taken-away',
  'returned-often',
  'step-overdue',
  'step-due-soon',
  'nobody-there',
  'nobody-named-yet',
  'nobody-may-name',
  'nobody-informed',
  'awaited-lost',
  'awaited-circle',
  'deadline-stuck',
  'recount-stuck',
  'work-stuck',
  'address-set',
  'turned-yellow',
  'turned-red',
  'item-changed',
]);
export type NotificationKind = z.infer<typeof notificationKind>;

/** Days and people only: nothing somebody wrote ever travels in a notification. What is no such fact is left out, the others stay. */
export const notificationFacts = z.object({ by: z.uuid().nullish().catch(null), on: realDay.nullish().catch(null), until: realDay.nullish().catch(null) });
export type NotificationFacts = z.infer<typeof notificationFacts>;

/** The outbox topic by which capabilities below tell somebody something. */
export const PERSON_NOTIFY = 'person.notify';

/** The outbox topic that says whom somebody was reminded of what: whoever can reach him outside passes it on. */
export const PERSON_REMINDED = 'person.reminded';
export const personReminded = z.object({ personId: z.uuid(), itemId: z.uuid() });

/** Kinds that press for something. */
export const REMINDING: ReadonlySet<NotificationKind> = new Set(['urged', 'step-due-soon']);

export const personNotify = z.object({
  personId: z.uuid(),
  kind: notificationKind.catch('item-changed'),
  itemId: z.uuid().nullable().catch(null),
  facts: notificationFacts.catch({}),
});
export type PersonNotify = z.infer<typeof personNotify>;
