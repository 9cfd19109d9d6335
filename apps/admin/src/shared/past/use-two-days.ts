import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.js';
import { useUrlValues } from '../url/use-url-values.js';

/** Local dates; each reaches to its end. */
export interface TwoDays {
  readonly from: string;
  readonly to: string;
}

/** The two days in the address. Where none were chosen: from a week before to today, or from the past day that was looked at. */
export function useTwoDays(): { readonly days: TwoDays; readonly today: string } {
  const { values } = useUrlValues();
  const { today } = useSuspenseQuery(meQuery).data;
  return {
    days: { from: values['from'] || values['looked'] || weekBefore(today.on), to: values['to'] || today.on },
    today: today.on,
  };
}

function weekBefore(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 7);
  return day.toISOString().slice(0, 10);
}
