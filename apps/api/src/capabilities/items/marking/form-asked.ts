import type { LifecycleDefinition, StateCode } from '@bihuan/workflows';

/** The form that is handed in whole again in this state; null where none is. */
export function formAsked({ states }: LifecycleDefinition, state: StateCode, mainForm: string | null): string | null {
  const act = Object.values(states[state]?.on ?? {}).find(({ submits }) => submits === true);
  return act ? (act.form ?? mainForm) : null;
}
