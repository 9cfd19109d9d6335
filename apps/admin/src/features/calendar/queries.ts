import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { CalendarYearView, Routes } from '../../api/generated.js';
import type { YearSaid } from './year-writing.js';

/** While deadlines are counted anew it is asked again how far that is. */
const SOON = 2000;

export const calendarQuery = (year: string) =>
  queryOptions({
    queryKey: ['calendar', year] as const,
    queryFn: ({ signal }) => api.get<CalendarYearView>(`/calendar/${year}`, signal),
    refetchInterval: ({ state }) => (state.data?.recount?.isDone === false ? SOON : false),
  });

/** What a year as it is written would move if it were saved. */
export const effectQuery = (year: number, { days, status, version }: YearSaid) => {
  const body = { ...days, status, version };
  return queryOptions({
    queryKey: ['calendar-effect', year, body] as const,
    queryFn: ({ signal }) => api.post<Routes['POST /calendar/:year/preview']['answer']>(`/calendar/${year}/preview`, body, { signal }),
  });
};
