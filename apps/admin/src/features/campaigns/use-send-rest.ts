import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { keys } from '../../api/queries.js';
import type { CampaignView } from '../../api/types.js';

/** 补发: tries again what nobody could take in hand. */
export const useSendRest = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<CampaignView>(`/campaigns/${id}/send-left-out`, {}),
    onSuccess: (view) => client.setQueryData(keys.campaign(id), view),
  });
};
