import type { AllowedAction } from '../../api/types.js';

export interface DrawnAction {
  readonly action: AllowedAction;
  readonly solid: boolean;
}

const signing: ReadonlySet<AllowedAction['type']> = new Set(['AGREE', 'REJECT', 'RETURN', 'CLAIM', 'ANSWER']);

/** A signature is asked of the reader; everything else only may be done. */
export const decides = (action: AllowedAction): boolean => signing.has(action.type);

const weight = (action: AllowedAction): number => (action.type === 'RETURN' || action.type === 'REJECT' ? 0 : action.primary ? 2 : 1);

export interface OrderedActions {
  readonly drawn: readonly DrawnAction[];
  /** Seldom wanted; under «更多». */
  readonly rare: readonly AllowedAction[];
  readonly refused: readonly { readonly because: string; readonly labels: readonly string[] }[];
}

/** Returning at left, the main act at right, never two solid buttons; what is seldom wanted stands apart, what is refused is said in words. */
export const orderActions = (actions: readonly AllowedAction[]): OrderedActions => {
  const able = actions.filter((action) => action.refusedBecause === null);
  const possible = able.filter(({ rare }) => !rare);
  const main = possible.find((action) => action.primary);
  const sorted = possible.map((action, at) => ({ action, at })).sort((a, b) => weight(a.action) - weight(b.action) || a.at - b.at);
  return {
    drawn: sorted.map(({ action }) => ({ action, solid: action === main })),
    rare: able.filter(({ rare }) => rare),
    refused: grouped(actions.filter((action) => action.refusedBecause !== null && !action.rare)),
  };
};

/** Several acts refused for one reason are said once. */
const grouped = (refused: readonly AllowedAction[]): OrderedActions['refused'] =>
  [...new Set(refused.map(({ refusedBecause }) => refusedBecause ?? ''))].map((because) => ({
    because,
    labels: [...new Set(refused.filter((action) => action.refusedBecause === because).map(({ label }) => label))],
  }));
