import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/client.js';
import { keys } from '../../../api/queries.js';
import type { ItemView, PathPreview } from '../../../api/types.js';

/** What would come if everybody agreed. `saved`: the draft as the server has it, null while it does not. */
export const previewQuery = (item: Pick<ItemView, 'id' | 'version' | 'state'>, saved: string | null) =>
  queryOptions({
    queryKey: [...keys.item(item.id), 'preview', item.version, saved] as const,
    queryFn: ({ signal }) => api.get<PathPreview>(`/items/${item.id}/preview`, signal),
    enabled: !item.state.ended && saved !== null,
    placeholderData: keepPreviousData,
  });
