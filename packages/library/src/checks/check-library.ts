import type { Library } from '../kinds.js';
import { checkForm, checkOptionSets } from './check-form.js';
import { checkLifecycle } from './check-lifecycle.js';
import { checkPlan } from './check-plan.js';
import { checkRegister } from './check-register.js';
import { checkReview } from './check-review.js';
import { namesOf } from './names.js';
import { repeated, unknown, type Problem } from './problem.js';

/**
 * Whether every name in the library leads somewhere: forms, lifecycles, posts, series, states, categories, values.
 * Does not look at the shape of one definition; `parseForm` and `parseLifecycle` do.
 */
export function checkLibrary(library: Library): readonly Problem[] {
  const names = namesOf(library);
  const { forms, optionSets, lifecycles, registers, ways, posts, plans, categories, series, reviews } = library;
  const kinds = { forms, optionSets, lifecycles, registers, ways, posts, plans, categories, series, reviews };
  return [
    ...Object.entries(kinds).flatMap(([kind, list]) =>
      repeated(
        kind,
        list.map(({ key }) => key),
      ),
    ),
    ...forms.flatMap((form) => checkForm(form, names)),
    ...forms.flatMap((form) => checkOptionSets(form, optionSets)),
    ...lifecycles.flatMap((lifecycle) => checkLifecycle(lifecycle, names)),
    ...registers.flatMap((register) => checkRegister(register, names)),
    ...plans.flatMap((plan) => checkPlan(plan, names)),
    ...reviews.flatMap((review) => checkReview(review, names)),
    ...ways.flatMap(({ key, shareLifecycle }) => unknown(`way ${key}`, { what: 'lifecycle', name: shareLifecycle, known: names.lifecycleKeys })),
    ...posts.flatMap(({ key, expectedIn }) =>
      (expectedIn ?? []).flatMap((name) => unknown(`post ${key}`, { what: 'category', name, known: names.categories })),
    ),
  ];
}
