import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { CalendarYearView } from '../../api/generated.js';

export const calendarQuery = (year: string) =>
  queryOptions({ queryKey: ['calendar', year] as const, queryFn: ({ signal }) => api.get<CalendarYearView>(`/calendar/${year}`, signal) });
