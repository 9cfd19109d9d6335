import { neverHolds, typeProblems } from '@bihuan/forms';
import type { Condition, FieldAt } from '@bihuan/forms';
import type { BundleProblem } from './bundle.js';
import { bundleProblem } from './guard.js';

/** Conditions that can never hold: by themselves, or because a field is set against what it can never be. */
export function conditionKinds(when: Condition, pointer: string, fieldAt: FieldAt): readonly BundleProblem[] {
  const found = typeProblems(when, fieldAt).map(({ code, message }) => bundleProblem(pointer, code, message));
  return found.length > 0 || !neverHolds(when) ? found : [bundleProblem(pointer, 'condition.never', '这个条件自相矛盾，无论怎样填写都不成立')];
}
