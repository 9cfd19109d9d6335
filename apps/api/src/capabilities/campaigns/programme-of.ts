import { cut } from '@bihuan/forms';

interface Titled {
  readonly programme: string;
  readonly title: string;
}

/**
 * What a campaign is an instance of, year after year: its figures stand beside those of the year before, and what is left open goes over to the next.
 * Where nobody named it, it is the title without the year: «2018年“初心”主题活动» and the same of 2019 belong together, two of different titles do not.
 */
export function programmeOf({ programme, title }: Titled): string {
  if (programme.trim() !== '') return programme.trim();
  return cut(title.replaceAll(/[（(]?\d{4}年度?[）)]?/gu, '').trim() || title, LONGEST);
}

const LONGEST = 100;
