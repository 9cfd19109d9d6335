import { momentText } from '../../../kernel/clock/moment-text.js';

/** When a version was published, as the rules count; one of before versions counted so has only its true instant, and says so. */
export interface PublishedMoment {
  readonly publishedAt: string;
  readonly isTrueTime: boolean;
}

/** Of `definition_versions v`. */
export const PUBLISHED_MOMENT = `to_char(coalesce(v.counted_at, v.published_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt", v.counted_at is null as "isTrueTime"`;

/** «10月15日 09:30», or «2026年11月22日 09:30（实际时间）» beside dates that go by the clock of the rules. */
export const publishedWords = ({ publishedAt, isTrueTime }: PublishedMoment, zone: string, today: string): string =>
  `${momentText(publishedAt, zone, today)}${isTrueTime ? '（实际时间）' : ''}`;
