import { rightsAt, fieldsOf, type FieldRight, type FormDefinition } from '@bihuan/forms';
import { actsOf, statesOf, type EditCommand, type EditTarget, type LifecycleDefinition } from '@bihuan/workflows';
import { standings, type Standing } from '../rights/places.js';
import { t } from '../texts.js';

/** A place of the process at which somebody is handed a form: when one is begun, when one is created, with an act. */
export interface Bind {
  readonly key: string;
  readonly label: string;
  readonly target: EditTarget;
  readonly path: readonly string[];
  /** The form that is there now. */
  readonly form: string | undefined;
}

/** All of them, in the order of the path. */
export function bindsOf(lifecycle: LifecycleDefinition): readonly Bind[] {
  const whole: EditTarget = { type: 'lifecycle' };
  const start: readonly Bind[] = lifecycle.start
    ? [{ key: 'start', label: t('bindStart', { label: lifecycle.start.label }), target: whole, path: ['start', 'form'], form: lifecycle.start.form }]
    : [];
  const acts = statesOf(lifecycle).flatMap((state) => {
    const code = state.pointer.split('/').at(-1) ?? '';
    return actsOf(state).map(({ pointer, value }): Bind => {
      const act = pointer.split('/').at(-1) ?? '';
      return {
        key: `${code} ${act}`,
        label: t('bindAct', { state: state.value.label, act: value.label }),
        target: { type: 'act', state: code, act },
        path: ['form'],
        form: value.form,
      };
    });
  });
  return [...start, { key: 'create', label: t('bindCreate'), target: whole, path: ['create', 'form'], form: lifecycle.create.form }, ...toldApart(acts)];
}

/** Two states may be called the same; of two lines that would say the same each says the how manyth it is. */
const toldApart = (binds: readonly Bind[]): readonly Bind[] =>
  binds.map((bind, at) => {
    const alike = binds.filter(({ label }) => label === bind.label);
    return alike.length < 2
      ? bind
      : { ...bind, label: t('bindNth', { label: bind.label, n: binds.slice(0, at + 1).filter(({ label }) => label === bind.label).length }) };
  });

/** Binds it there, or takes it away again. */
export const bound = ({ target, path }: Bind, form: string | null): EditCommand => ({ type: 'set', target, path, ...(form === null ? {} : { value: form }) });

export interface AtStep {
  readonly place: Standing;
  /** How many fields have which right there. */
  readonly counts: Readonly<Record<FieldRight, number>>;
}

/** What each step sees of the form, counted. */
export function stepsWith(lifecycle: LifecycleDefinition, form: FormDefinition): readonly AtStep[] {
  const fields = fieldsOf(form).filter(({ kind }) => kind !== 'static');
  return standings(lifecycle, form).map((place) => {
    const rights = rightsAt(form, place.at);
    const counts: Record<FieldRight, number> = { write: 0, read: 0, masked: 0, hidden: 0 };
    for (const { id } of fields) counts[rights.fields[id] ?? 'hidden'] += 1;
    return { place, counts };
  });
}
