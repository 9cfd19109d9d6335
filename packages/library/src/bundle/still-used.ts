import { below } from '@bihuan/workflows';
import type { BundleProblem, DefinitionBundle, KnownNames } from './bundle.js';
import { bundleProblem } from './guard.js';
import { lifecycleNames, withNames } from './lifecycle-names.js';

/** New items of what is published already take the newest version of a form: a field it still asks for must not go. */
export function formsStillUsed(bundle: DefinitionBundle, known: KnownNames): readonly BundleProblem[] {
  const others = [...known.lifecycles.values()].filter(({ key }) => !bundle.lifecycles.some((one) => one.key === key));
  return bundle.forms.flatMap((form, n) => {
    const names = withNames({ forms: [form], lifecycles: [], series: [], registers: [] }, known);
    return others.flatMap((other) => {
      const before = new Set(lifecycleNames(other, known).map(({ pointer, message }) => `${pointer} ${message}`));
      const fresh = lifecycleNames(other, names).filter(({ pointer, message }) => !before.has(`${pointer} ${message}`));
      return fresh.map(({ message }) => bundleProblem(below('/forms', n), 'bundle.form-still-used', `流程“${other.title}”还在用这张表：${message}`));
    });
  });
}
