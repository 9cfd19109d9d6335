import { addDays, daysBetween } from '@bihuan/workflows';
import type { InboxCard, InboxView, SectionKey } from './inbox.contract.js';

const labels: Readonly<Record<SectionKey, string>> = { overdue: '逾期', returned: '退回', today: '今天', week: '本周', later: '下周起' };
const order: readonly SectionKey[] = ['overdue', 'returned', 'today', 'week', 'later'];

/** A Monday; weeks begin on one. */
const SOME_MONDAY = '2018-01-01';

/** The Sunday that ends the week of a day. */
export function endOfWeek(day: string): string {
  const weekday = ((daysBetween(SOME_MONDAY, day) % 7) + 7) % 7;
  return addDays(day, 6 - weekday);
}

/** Where a card stands. Somebody else's sheet that waits for a decision is never put off to next week. */
export function sectionOf(card: Pick<InboxCard, 'due' | 'state' | 'kind'>, today: string): SectionKey {
  if (card.due.light.light === 'red') return 'overdue';
  if (card.state.back) return 'returned';
  const on = card.due.day?.on ?? null;
  if (on === today) return 'today';
  return on === null || on <= endOfWeek(today) || card.kind === 'decide' || card.kind === 'answer' ? 'week' : 'later';
}

interface Listing {
  readonly today: string;
  /** There are more than these cards. */
  readonly isCut?: boolean;
}

/** «本周要办3件，大约20分钟», then the cards in their sections; the order within a section is kept. */
export function inboxOf(cards: readonly InboxCard[], { today, isCut = false }: Listing): Pick<InboxView, 'headline' | 'sections' | 'empty'> {
  const grouped = Map.groupBy(cards, (card) => sectionOf(card, today));
  const sections = order.flatMap((key) => {
    const own = grouped.get(key) ?? [];
    return own.length === 0 ? [] : [{ key, label: labels[key], folded: key === 'later', cards: own }];
  });
  const now = cards.filter((card) => sectionOf(card, today) !== 'later');
  if (now.length > 0) return { headline: headline(now, isCut), sections, empty: null };
  return { headline: '本周没有要办的事', sections, empty: emptyWords(grouped.get('later')?.[0]) };
}

function headline(cards: readonly InboxCard[], isCut: boolean): string {
  if (isCut) return `手上的事超过${cards.length}件`;
  const minutes = cards.reduce((sum, card) => sum + card.minutes, 0);
  return minutes === 0 ? `本周要办${cards.length}件` : `本周要办${cards.length}件，大约${minutes}分钟`;
}

function emptyWords(next: InboxCard | undefined): string {
  const due = next?.due.day;
  return next && due ? `下一件：${due.text}前，${next.title}。` : '有事到您手上时会出现在这里。';
}
