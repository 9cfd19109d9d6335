import { useQueries } from '@tanstack/react-query';
import type { FormDefinition, ReferencesField } from '@bihuan/forms';
import type { ItemsUntil, LifecycleDefinition } from '@bihuan/workflows';
import { publishedLifecycleQuery } from '../forms.js';
import { useDesign } from '../store/editor.js';
import { t } from '../texts.js';
import { CheckField, SelectField, type Choice } from './fields.js';

interface Naming {
  readonly form: FormDefinition;
  readonly field: ReferencesField;
}

const namingIn = (forms: readonly FormDefinition[]): readonly Naming[] =>
  forms.flatMap((form) => Object.values(form.fields).flatMap((field) => (field.kind === 'references' ? [{ form, field }] : [])));

/** With the first field there is; where there is none the checks ask for one. */
export function beginItems(forms: readonly FormDefinition[]): ItemsUntil {
  const [first] = namingIn(forms);
  return { type: 'items', form: first?.form.key ?? forms[0]?.key ?? 'form', field: first?.field.key ?? 'field', lost: 'ask-office' };
}

/** Which items are waited for, how far they are to get, and what becomes of the wait where one of them never will. */
export const WaitItems = ({ until, onChange }: { until: ItemsUntil; onChange: (until: ItemsUntil) => void }) => {
  const found = namingIn(useDesign(({ document }) => document.forms));
  const { states, ...toTheEnd } = until;
  const here = `${until.form}/${until.field}`;
  const choices: readonly Choice[] = found.map(({ form, field }) => ({ value: `${form.key}/${field.key}`, label: `${form.title}：${field.label}` }));
  const chosen = found.find(({ form, field }) => form.key === until.form && field.key === until.field)?.field;
  return (
    <>
      {choices.length === 0 ? (
        <p className="field-error">{t('itemsNone')}</p>
      ) : (
        <SelectField
          label={t('itemsField')}
          hint={t('itemsHint')}
          value={here}
          choices={choices.some(({ value }) => value === here) ? choices : [{ value: here, label: until.field }, ...choices]}
          onChange={(at) => {
            const [form = '', field = ''] = at.split('/');
            // States belong to the processes the field refers to.
            onChange({ ...toTheEnd, form, field });
          }}
        />
      )}
      <SelectField
        label={t('itemsWhen')}
        value={states ? 'states' : 'end'}
        choices={[
          { value: 'end', label: t('itemsEnd') },
          { value: 'states', label: t('itemsStates') },
        ]}
        onChange={(kind) => onChange(kind === 'states' ? { ...until, states: states ?? [] } : toTheEnd)}
      />
      {states && chosen ? <StatesField of={chosen.of} value={states} onChange={(next) => onChange({ ...until, states: next })} /> : null}
      <SelectField
        label={t('itemsLost')}
        value={until.lost}
        choices={[
          { value: 'ask-office', label: t('itemsAsk') },
          { value: 'go-on', label: t('itemsGoOn') },
        ]}
        onChange={(lost) => onChange({ ...until, lost: lost === 'go-on' ? 'go-on' : 'ask-office' })}
      />
    </>
  );
};

interface StatesProps {
  readonly of: readonly string[];
  readonly value: readonly string[];
  readonly onChange: (states: readonly string[]) => void;
}

/** The states of each process referred to; one that is there no more can only be taken out. */
const StatesField = ({ of, value, onChange }: StatesProps) => {
  const own = useDesign(({ document }) => document.lifecycle);
  const published = useQueries({ queries: of.filter((key) => key !== own.key).map((key) => publishedLifecycleQuery(key)) });
  const processes = [...(of.includes(own.key) ? [own] : []), ...published.flatMap(({ data }) => data ?? [])];
  const isLoading = published.some(({ isPending }) => isPending);
  const gone = isLoading ? [] : value.filter((code) => !processes.some((process) => Object.hasOwn(process.states, code)));
  const put = (code: string, on: boolean) => onChange(on ? [...value, code] : value.filter((one) => one !== code));
  return (
    <>
      {processes.map((process) => (
        <fieldset key={process.key} className="field fb-processes">
          <legend className="field-label">{t('itemsOf', { process: process.title })}</legend>
          {statesInOrder(process).map((code) => (
            <CheckField key={code} label={process.states[code]?.label ?? code} checked={value.includes(code)} onChange={(on) => put(code, on)} />
          ))}
        </fieldset>
      ))}
      {gone.map((code) => (
        <CheckField key={code} label={code} checked onChange={() => put(code, false)} />
      ))}
    </>
  );
};

const statesInOrder = ({ order, states }: LifecycleDefinition): readonly string[] => [
  ...new Set([...order.filter((code) => Object.hasOwn(states, code)), ...Object.keys(states)]),
];
