import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { keys } from '../../api/queries.js';
import type { CampaignView, OpenBody } from '../../api/types.js';

/** Makes a campaign and goes to its editor. */
export const useNewCampaign = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: OpenBody) => api.post<CampaignView>('/campaigns', body),
    onSuccess: async (view) => {
      client.setQueryData(keys.campaign(view.id), view);
      await client.invalidateQueries({ queryKey: keys.campaigns, exact: true });
      await client.invalidateQueries({ queryKey: ['plans'] });
      await navigate({ to: `/campaigns/${view.id}` });
    },
  });
};
