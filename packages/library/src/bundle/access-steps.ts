import { columnsOf, fieldsOf, rightOfColumn, rightOfField, rightsAt } from '@bihuan/forms';
import type { Rights } from '@bihuan/forms';
import { actsOf, below, nodesOf, statesOf, stepsOf } from '@bihuan/workflows';
import type { FormDefinition, LifecycleDefinition } from '../kinds.js';
import type { BundleProblem, DefinitionBundle, KnownNames } from './bundle.js';
import { bundleProblem } from './guard.js';
import { withNames } from './lifecycle-names.js';

/** Rights of a form name steps of the lifecycles that use it, and what must be filled in can be filled in by somebody on the way. */
export function accessSteps(bundle: DefinitionBundle, known: KnownNames): readonly BundleProblem[] {
  const names = withNames(bundle, known);
  const all = [...names.lifecycles.values()];
  return [
    ...bundle.forms.flatMap((form, n) =>
      unknownSteps(form, all).map((step) =>
        bundleProblem(below('/forms', n, 'access', 'steps', step), 'access.unknown-step', `用到“${form.title}”的流程里没有“${step}”这一步`),
      ),
    ),
    ...bundle.lifecycles.flatMap((lifecycle, n) => stepsGone({ lifecycle, pointer: below('/lifecycles', n) }, { bundle, known, all })),
    ...bundle.lifecycles.flatMap((lifecycle, n) => unwritable(lifecycle, { names, bundle, pointer: below('/lifecycles', n) })),
    ...bundle.lifecycles.flatMap((lifecycle, n) => unanswered(lifecycle, { names, pointer: below('/lifecycles', n) })),
    ...bundle.forms.flatMap((form) =>
      [...known.lifecycles.values()]
        .filter(({ key }) => !bundle.lifecycles.some((one) => one.key === key))
        .flatMap((lifecycle) => unwritableOf(lifecycle, form, { bundle, pointer: '' })),
    ),
  ];
}

function unknownSteps({ key, access }: FormDefinition, lifecycles: readonly LifecycleDefinition[]): readonly string[] {
  const named = Object.keys(access?.steps ?? {});
  if (named.length === 0) return [];
  const steps = new Set(lifecycles.filter((one) => mayTake(one, key)).flatMap((one) => [...stepIds(one), ...statesWithWork(one)]));
  return named.filter((step) => !steps.has(step));
}

/** Forms that stay as they are and name a step this file takes away. */
function stepsGone(
  { lifecycle, pointer }: { lifecycle: LifecycleDefinition; pointer: string },
  { bundle, known, all }: { bundle: DefinitionBundle; known: KnownNames; all: readonly LifecycleDefinition[] },
): readonly BundleProblem[] {
  const before = known.lifecycles.get(lifecycle.key);
  if (!before) return [];
  const [had, has] = [stepIds(before), new Set(stepIds(lifecycle))];
  const gone = had.filter((step) => !has.has(step));
  const others = [...known.forms.values()].filter(({ key }) => !bundle.forms.some((one) => one.key === key));
  return others.flatMap((form) =>
    unknownSteps(form, all)
      .filter((step) => gone.includes(step))
      .map((step) => bundleProblem(pointer, 'access.step-gone', `“${form.title}”的填写权限还写着“${step}”这一步`)),
  );
}

function unwritable(
  lifecycle: LifecycleDefinition,
  { names, bundle, pointer }: { names: KnownNames; bundle: DefinitionBundle; pointer: string },
): readonly BundleProblem[] {
  return [...formsNamed(lifecycle)].flatMap(([key, at]) => {
    const form = names.forms.get(key);
    return form ? unwritableOf(lifecycle, form, { bundle, pointer: pointer + at }) : [];
  });
}

/** Required answers that neither whoever fills in nor a step of this lifecycle may write; said of the form where the file brings it. */
function unwritableOf(
  lifecycle: LifecycleDefinition,
  form: FormDefinition,
  { bundle, pointer }: { bundle: DefinitionBundle; pointer: string },
): readonly BundleProblem[] {
  if (!form.access || !formsNamed(lifecycle).has(form.key)) return [];
  const all = [rightsAt(form, { type: 'filling' }), ...stepIds(lifecycle).map((step) => rightsAt(form, { type: 'step', step }))];
  const n = bundle.forms.findIndex(({ key }) => key === form.key);
  const problem = (place: string, label: string): BundleProblem =>
    bundleProblem(
      n < 0 ? pointer : below('/forms', n) + place,
      'access.required-unwritable',
      `“${label}”必须填写，但流程“${lifecycle.title}”里没有一步可以填写它`,
    );
  const nobody = (may: (rights: Rights) => boolean): boolean => !all.some(may);
  return fieldsOf(form).flatMap((field) => {
    const place = below('/fields', field.id);
    const own =
      field.required === true && nobody((rights) => rightOfField(rights, field.id) === 'write') ? [problem(below(place, 'required'), field.label)] : [];
    if (field.kind !== 'table') return own;
    return [
      ...own,
      ...columnsOf(field)
        .filter(({ id, required }) => required === true && nobody((rights) => rightOfColumn(rights, field.id, id) === 'write'))
        .map(({ id, label }) => problem(below(place, 'columns', id, 'required'), label)),
    ];
  });
}

/** What must be answered at a step is answered by somebody: nothing agrees there by itself. */
function unanswered(lifecycle: LifecycleDefinition, { names, pointer }: { names: KnownNames; pointer: string }): readonly BundleProblem[] {
  const forms = [...names.forms.values()].filter((form) => form.access && mayTake(lifecycle, form.key));
  return statesOf(lifecycle)
    .flatMap(stepsOf)
    .flatMap(({ value: step, pointer: at }) => {
      const places = [...(step.again === 'auto-agree' ? [below(at, 'again')] : []), ...(step.due?.then === 'agree' ? [below(at, 'due', 'then')] : [])];
      const asked = forms.flatMap((form) => mustAnswer(form, step.id));
      return asked.length === 0
        ? []
        : places.map((place) => bundleProblem(pointer + place, 'access.agrees-unanswered', `“${step.label}”要填写“${asked[0] ?? ''}”，不能自动算同意`));
    });
}

function mustAnswer(form: FormDefinition, step: string): readonly string[] {
  if (!form.access?.steps || !Object.hasOwn(form.access.steps, step)) return [];
  const rights = rightsAt(form, { type: 'step', step });
  return fieldsOf(form).flatMap((field) => (field.required === true && rightOfField(rights, field.id) === 'write' ? [field.label] : []));
}

const stepIds = (lifecycle: LifecycleDefinition): readonly string[] =>
  statesOf(lifecycle)
    .flatMap(stepsOf)
    .map(({ value }) => value.id);

/** States somebody has it in hand in: who decides there stands there as at a step. */
const statesWithWork = (lifecycle: LifecycleDefinition): readonly string[] => statesOf(lifecycle).flatMap(({ code, value }) => (value.work ? [code] : []));

/** Forms a lifecycle names itself, each with the first place. */
function formsNamed(lifecycle: LifecycleDefinition): ReadonlyMap<string, string> {
  const said: readonly (readonly [string | undefined, string])[] = [
    [lifecycle.create.form, '/create/form'],
    [lifecycle.start?.form, '/start/form'],
    ...statesOf(lifecycle)
      .flatMap(actsOf)
      .map(({ value, pointer }) => [value.form, below(pointer, 'form')] as const),
    ...statesOf(lifecycle)
      .flatMap((state) => nodesOf(state.value.chain, state.pointer))
      .map(
        ({ value, pointer }) =>
          [value.type === 'wait' && value.until.type === 'answer' ? value.until.form : undefined, below(pointer, 'until', 'form')] as const,
      ),
  ];
  return new Map([...said].reverse().flatMap(([form, pointer]) => (form === undefined ? [] : [[form, pointer] as const])));
}

/** Whether items of it may carry the form: it names it, or hands in whatever form its item was given. */
function mayTake(lifecycle: LifecycleDefinition, form: string): boolean {
  const takesAny = statesOf(lifecycle)
    .flatMap(actsOf)
    .some(({ value }) => value.submits === true && value.form === undefined);
  return takesAny || formsNamed(lifecycle).has(form);
}
