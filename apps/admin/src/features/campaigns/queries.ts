import { queryOptions } from '@tanstack/react-query';
import { api, query } from '../../api/client.js';
import type { CampaignLoads } from '../../api/generated.js';
import { keys } from '../../api/queries.js';
import type { CampaignLine, CampaignView, Choices, IssuedView, PlanPreview } from '../../api/types.js';

export interface PlanRef {
  key: string;
  title: string;
  year: number;
  theme: string;
}

export const campaignsQuery = queryOptions({ queryKey: keys.campaigns, queryFn: ({ signal }) => api.get<CampaignLine[]>('/campaigns', signal) });

export const plansQuery = queryOptions({ queryKey: ['plans'] as const, queryFn: ({ signal }) => api.get<PlanRef[]>('/plans', signal) });

const whileSending = 1_000;
const whileWaiting = 3_000;

/** While tasks are being handed out the page asks each second; while others decide, or the handing out has not begun, now and then. */
export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: keys.campaign(id),
    queryFn: ({ signal }) => api.get<CampaignView>(`/campaigns/${id}`, signal),
    refetchInterval: ({ state }) => (isLaunching(state.data) ? whileSending : isBetween(state.data) ? whileWaiting : false),
  });

export const isLaunching = (view: CampaignView | undefined): boolean => view?.launched != null && isSending(view.launched);

/** Nothing is counted yet (a total of 0), or something is still to be sent. */
export const isSending = ({ done, total }: { done: number; total: number }): boolean => total === 0 || done < total;

const isBetween = (view: CampaignView | undefined): boolean => view !== undefined && view.launched === null && !view.editable && !view.state.ended;

export const choicesQuery = queryOptions({ queryKey: ['choices'] as const, queryFn: ({ signal }) => api.get<Choices>('/choices', signal), staleTime: 60_000 });

export const previewQuery = (id: string, unit: string, version: number) =>
  queryOptions({
    queryKey: [...keys.campaign(id), 'preview', unit, version] as const,
    queryFn: ({ signal }) => api.get<PlanPreview>(`/campaigns/${id}/preview${query({ unit })}`, signal),
  });

/** What a new day of a task would meet. */
export const issuedQuery = (id: string, taskId: string, dueOn: string) =>
  queryOptions({
    queryKey: [...keys.campaign(id), 'issued', taskId, dueOn] as const,
    queryFn: ({ signal }) => api.get<IssuedView>(`/campaigns/${id}/tasks/${taskId}/issued${query({ dueOn })}`, signal),
  });

/** Minutes the plan asks of each unit. */
export const loadsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: [...keys.campaign(id), 'loads', version] as const,
    queryFn: ({ signal }) => api.get<CampaignLoads>(`/campaigns/${id}/loads`, signal),
  });
