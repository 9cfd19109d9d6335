import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, isProblem } from '../../api/client.js';
import { keys } from '../../api/queries.js';
import type { CampaignView, PlanChange, PlanEdit } from '../../api/types.js';
import { planDifferences, type PlanDifference } from './plan-differences.js';

/** Cells of tasks, or anything else of the plan; with a reason once it is under way. */
export type PlanSaving =
  | { readonly changes: readonly PlanChange[]; readonly reason?: string }
  | { readonly edits: readonly PlanEdit[]; readonly reason?: string };

/**
 * Saves cells of the plan one after the other, each on the version the one before left.
 * When somebody else was faster the newest plan is fetched and the differences are told; what was typed stays with its editor.
 */
export const useChangePlan = (id: string) => {
  const client = useQueryClient();
  const [differences, setDifferences] = useState<readonly PlanDifference[] | null>(null);
  const key = keys.campaign(id);

  const reload = async () => {
    const before = client.getQueryData<CampaignView>(key);
    const after = await api.get<CampaignView>(`/campaigns/${id}`);
    client.setQueryData(key, after);
    setDifferences(before === undefined ? [] : planDifferences(before, after));
  };

  const mutation = useMutation({
    scope: { id: `plan-${id}` },
    mutationFn: (saving: PlanSaving) => {
      const expectedVersion = client.getQueryData<CampaignView>(key)?.version;
      return api.patch<CampaignView>(`/campaigns/${id}/${'changes' in saving ? 'tasks' : 'plan'}`, { expectedVersion, ...saving });
    },
    onSuccess: (view) => {
      client.setQueryData(key, view);
      setDifferences(null);
    },
    onError: async (error) => {
      if (isProblem(error, 'item.changed') || isProblem(error, 'plan.order-incomplete')) await reload();
    },
  });

  return { mutation, differences, dismiss: () => setDifferences(null), isConflict: differences !== null };
};
