import type { PlanDifference } from './plan-differences.js';
import { useChangePlan, type PlanSaving } from './use-change-plan.js';

/** What a sheet of the plan needs to save itself. */
export interface PlanSaver {
  readonly save: (saving: PlanSaving, then: () => void) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly differences: readonly PlanDifference[] | null;
  readonly dismiss: () => void;
}

/** Each sheet has its own: its refusal stands in it, beside what was typed. */
export const usePlanSaver = (campaignId: string): PlanSaver => {
  const plan = useChangePlan(campaignId);
  return {
    save: (saving, then) => plan.mutation.mutate(saving, { onSuccess: then }),
    isPending: plan.mutation.isPending,
    error: plan.mutation.error,
    differences: plan.differences,
    dismiss: plan.dismiss,
  };
};
