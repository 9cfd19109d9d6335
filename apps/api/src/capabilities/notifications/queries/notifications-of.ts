import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { mayReadItem, momentText } from '../../items/index.js';
import type { NotificationKind } from '../kinds.js';
import type { NotificationList } from '../notifications.contract.js';
import { sentenceOf } from '../sentence.js';
import type { ToldFacts } from '../sentence.js';

const MOST = 30;
const newest: Named = {
  name: 'notifications-of-person',
  text: `select id, kind, item_id as "itemId", facts, read_at is not null as read,
                to_char(told_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
         from notifications where person_id = $1 order by read_at is not null, told_at desc, id desc limit ${MOST}`,
};
const countUnread: Named = {
  name: 'count-unread-notifications',
  text: 'select count(*)::int as n from notifications where person_id = $1 and read_at is null',
};

interface NotificationRow {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly itemId: string | null;
  readonly facts: ToldFacts;
  readonly read: boolean;
  readonly at: string;
}

/** What a person was told: unread first, then the newest. A way leads only to what he may still open. */
export async function notificationsOf(tx: Tx, personId: string): Promise<NotificationList> {
  const { zone } = await clockOf(tx);
  const rows: NotificationList['rows'] = [];
  for (const { id, kind, itemId, facts, read, at } of await tx.rows<NotificationRow>(newest, [personId])) {
    const isOpen = itemId !== null && !read && (await mayReadItem(tx, { personId }, itemId));
    rows.push({ id, text: sentenceOf(kind, facts), itemId: isOpen ? itemId : null, atText: momentText(at, zone), read });
  }
  return { unread: await unreadOf(tx, personId), rows };
}

export async function unreadOf(tx: Tx, personId: string): Promise<number> {
  return (await tx.row<{ n: number }>(countUnread, [personId]))?.n ?? 0;
}
