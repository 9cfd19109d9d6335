import { z } from 'zod';
import { text } from '../../kernel/http/text.js';

const MOST_WATCHED = 20;
const uuids = /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/u;

/** `items`: pages that are open, ids with commas between. */
export const liveQuery = z.strictObject({
  items: text
    .max(MOST_WATCHED * 37)
    .regex(uuids)
    .optional(),
});

/**
 * That something changed, never what: how many matters the reader has in hand with a stamp that changes with his lists, how many
 * notifications are unread, and the version of each page he has open; null for what he may not read, or what is not there.
 * `draft`: the number of the draft, for whoever fills it in.
 */
export const liveState = z.strictObject({
  inbox: z.strictObject({ count: z.int(), stamp: z.string() }),
  unread: z.int(),
  /** The business day, by which lights and times run. */
  today: z.string(),
  items: z.array(z.strictObject({ id: z.uuid(), version: z.int().nullable(), draft: z.int().nullable() })),
});
export type LiveState = z.infer<typeof liveState>;
