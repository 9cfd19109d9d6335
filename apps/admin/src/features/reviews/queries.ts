import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { ClosingView, FigureDetail, ReviewLines, ReviewView, SheetView, YearsView } from '../../api/types.js';

export const reviewsQuery = queryOptions({ queryKey: ['reviews'] as const, queryFn: ({ signal }) => api.get<ReviewLines>('/reviews', signal) });
export const yearsQuery = queryOptions({ queryKey: ['reviews', 'years'] as const, queryFn: ({ signal }) => api.get<YearsView>('/reviews/years', signal) });

/** While sheets are being made it is read again every second. */
export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['reviews', 'one', id] as const,
    queryFn: ({ signal }) => api.get<ReviewView>(`/reviews/${id}`, signal),
    refetchInterval: ({ state }) => (isBeingMade(state.data) ? 1000 : false),
  });
export const sheetQuery = (id: string) =>
  queryOptions({ queryKey: ['reviews', 'sheet', id] as const, queryFn: ({ signal }) => api.get<SheetView>(`/review-sheets/${id}`, signal) });
export const figureQuery = (sheet: string, figure: string) =>
  queryOptions({
    queryKey: ['reviews', 'sheet', sheet, figure] as const,
    queryFn: ({ signal }) => api.get<FigureDetail>(`/review-sheets/${sheet}/figures/${figure}`, signal),
  });
export const closingQuery = (campaign: string) =>
  queryOptions({
    queryKey: ['reviews', 'closing', campaign] as const,
    queryFn: ({ signal }) => api.get<ClosingView>(`/campaigns/${campaign}/closing`, signal),
  });

export function isBeingMade(view: ReviewView | undefined): boolean {
  if (!view || view.announced !== null) return false;
  return view.progress === null || view.progress.done < view.progress.total;
}
