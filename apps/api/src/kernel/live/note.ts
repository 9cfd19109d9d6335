import type { Change } from '../database/tx.js';

/** What is heard: that some items and people's lists changed, that much of a tenant did, or that something may have been missed. */
export type Note =
  | { readonly type: 'some'; readonly tenantId: string; readonly items: ReadonlySet<string>; readonly people: ReadonlySet<string> }
  | { readonly type: 'tenant'; readonly tenantId: string }
  | { readonly type: 'everything' };

/** PostgreSQL carries fewer than 8000 bytes at once; an id and its comma are 37. */
const MOST_IDS = 200;
/** More than this many notes say less than «look at everything» does. */
const MOST_NOTES = 10;

/** `tenant|items|people`, ids with commas between; `tenant` alone where it is everybody's, or too much to name. */
export function notesOf(tenantId: string, changes: readonly Change[]): string[] {
  const items = [...new Set(changes.flatMap(({ itemId }) => itemId ?? []))].map((id) => ({ of: 'item', id }));
  const people = [...new Set(changes.flatMap((change) => change.people))].map((id) => ({ of: 'person', id }));
  const all = [...items, ...people];
  if (changes.some(({ everybody }) => everybody) || all.length > MOST_IDS * MOST_NOTES) return [tenantId];
  return Array.from({ length: Math.ceil(all.length / MOST_IDS) }, (_, n) => all.slice(n * MOST_IDS, (n + 1) * MOST_IDS)).map((part) => {
    const ids = (of: string): string =>
      part
        .filter((one) => one.of === of)
        .map(({ id }) => id)
        .join(',');
    return `${tenantId}|${ids('item')}|${ids('person')}`;
  });
}

/** Null for what somebody else sent. */
export function readNote(payload: string): Note | null {
  const [tenantId, items, people] = payload.split('|');
  if (!tenantId) return null;
  if (items === undefined || people === undefined) return { type: 'tenant', tenantId };
  const ids = (text: string): Set<string> => new Set(text === '' ? [] : text.split(','));
  return { type: 'some', tenantId, items: ids(items), people: ids(people) };
}
