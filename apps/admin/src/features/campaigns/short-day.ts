import { dayWords } from '@bihuan/workflows';

/** «10月20日（周六）», always with its weekday. */
export const shortDay = (day: string): string => dayWords(day, Number(day.slice(0, 4)));
