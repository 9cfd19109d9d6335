import { BudgetExceeded, conditionReason as inForms, conditionWords as wordsInForms, variablesOf } from '@bihuan/forms';
import type { Condition, EvaluateOptions, FormDefinition, Names, Reading } from '@bihuan/forms';

type Forms = Readonly<Record<string, FormDefinition>>;

/** A condition as whoever fills in the form knows its fields and options. */
export const conditionWords = (when: Condition, forms: Forms): string => wordsInForms(when, Object.values(forms));

/** Why it is as it is: «因为第2行“整改措施”为空». Empty where that cannot be told in time. */
export function conditionReason(
  when: Condition,
  { forms, ...known }: { readonly forms: Forms; readonly reading: Reading; readonly names: Names; readonly known: EvaluateOptions },
): string {
  try {
    return inForms(when, Object.values(forms), known);
  } catch (error) {
    if (error instanceof BudgetExceeded) return '';
    throw error;
  }
}

/** Whether it looks at one of these paths, or into what stands there: a cell of a matrix. */
export function readsHidden(when: Condition, hidden: ReadonlySet<string>): boolean {
  return variablesOf(when).some((path) => path.split('.').some((_, n, names) => hidden.has(names.slice(0, n + 1).join('.'))));
}
