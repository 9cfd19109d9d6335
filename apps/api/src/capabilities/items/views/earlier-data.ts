import type { FormData } from '@bihuan/forms';
import type { LifecycleDefinition } from '@bihuan/workflows';
import type { SubmissionView } from '../item.contract.js';

/**
 * What was handed in before of forms that are handed in whole: whoever puts it right goes on from there. The day something
 * happened is left out, because that is another one now; a form that only adds a note begins empty each time.
 */
export function earlierData({ states }: LifecycleDefinition, handedIn: readonly SubmissionView[]): Record<string, FormData> {
  const acts = Object.values(states).flatMap(({ on }) => Object.values(on ?? {}));
  const earlier: Record<string, FormData> = {};
  for (const { form, submits, happened } of acts) {
    const last = submits === true && form !== undefined ? handedIn.findLast((one) => one.form === form) : undefined;
    if (last) earlier[last.form] = Object.fromEntries(Object.entries(last.data).filter(([key]) => key !== happened));
  }
  return earlier;
}

/** Whether anything at all was written. */
export function isWritten({ data }: Pick<SubmissionView, 'data'>): boolean {
  return Object.values(data).some((value) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));
}
