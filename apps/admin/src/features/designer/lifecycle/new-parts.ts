import { type EditCommand, type LifecycleDefinition } from '@bihuan/workflows';
import type { LookedAt } from './looked-at.js';
import { t } from './texts.js';

/** A state after the one looked at, where somebody is to be named. */
export function newState(definition: LifecycleDefinition, looked: LookedAt): { readonly code: string; readonly command: EditCommand } {
  const code = free(Object.keys(definition.states), 'state_');
  const after = 'state' in looked && definition.order.includes(looked.state) ? looked.state : definition.order.findLast((one) => !definition.states[one]?.end);
  return { code, command: { type: 'insert-state', state: code, value: { label: t('newState'), tone: 'blue' }, order: after === undefined ? {} : { after } } };
}

/** An act that is only recorded, until it is said where it leads. */
export function newAct(definition: LifecycleDefinition, state: string): { readonly code: string; readonly command: EditCommand } {
  const code = free(Object.keys(definition.states[state]?.on ?? {}), 'ACT_');
  return { code, command: { type: 'insert-act', state, act: code, value: { label: t('newAct'), record: t('newAct'), who: [{ type: 'at-work' }] } } };
}

/** The first of this name with a number that nobody has. */
function free(taken: readonly string[], stem: string): string {
  for (let n = 1; ; n += 1) if (!taken.includes(`${stem}${n}`)) return `${stem}${n}`;
}
