import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { keys } from '../../api/queries.js';
import type { CampaignView } from '../../api/types.js';

/** Opens a plan of the library as a campaign and goes to its editor. */
export const useOpenPlan = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (plan: string) => api.post<CampaignView>('/campaigns', { plan }),
    onSuccess: async (view) => {
      client.setQueryData(keys.campaign(view.id), view);
      await client.invalidateQueries({ queryKey: keys.campaigns, exact: true });
      await client.invalidateQueries({ queryKey: ['plans'] });
      await navigate({ to: `/campaigns/${view.id}` });
    },
  });
};
