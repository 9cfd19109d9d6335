import { isMaskable } from '@bihuan/forms';
import { accessAt } from '@bihuan/workflows';
import type { FieldRight, FormDefinition, PlaceAccess, TableRight } from '@bihuan/forms';
import { useDesign, useDo } from '../store/editor.js';
import { t } from '../texts.js';
import { Part, SelectField, type Choice } from './fields.js';

const rights: readonly Choice[] = [
  { value: '', label: t('rightAsOthers') },
  { value: 'read', label: t('rightRead') },
  { value: 'write', label: t('rightWrite') },
  { value: 'masked', label: t('rightMasked') },
  { value: 'hidden', label: t('rightHidden') },
];
const unmasked = rights.filter(({ value }) => value !== 'masked');
const asRight = (value: string): FieldRight => (value === 'write' || value === 'masked' || value === 'hidden' ? value : 'read');
const wordOfRight = (right: FieldRight | TableRight | undefined): string => (right === undefined ? '' : typeof right === 'string' ? right : right.right);

/** What signers of a step see and write in the forms of this design. */
export const AccessPart = ({ step }: { step: string }) => {
  const forms = useDesign(({ document }) => document.forms);
  if (forms.length === 0) return null;
  const said = forms.filter((form) => accessAt(form, { type: 'step', step }) !== undefined).length;
  return (
    <Part title={t('partAccess')} summary={said === 0 ? t('accessReadAll') : t('accessSaid', { count: said })}>
      {forms.map((form) => (
        <FormRights key={form.key} form={form} step={step} />
      ))}
    </Part>
  );
};

const FormRights = ({ form, step }: { form: FormDefinition; step: string }) => {
  const act = useDo();
  const at = { type: 'step', step } as const;
  const access = accessAt(form, at) ?? {};
  const put = ({ fields, otherwise }: PlaceAccess) => {
    const next = { ...(otherwise === undefined ? {} : { otherwise }), ...(fields && Object.keys(fields).length > 0 ? { fields } : {}) };
    act({ type: 'set-access', form: form.key, at, ...(Object.keys(next).length === 0 ? {} : { value: next }) });
  };
  const field = (id: string, value: string) => {
    const { [id]: old, ...others } = access.fields ?? {};
    put({ ...access, fields: value === '' ? others : { ...others, [id]: typeof old === 'object' ? { ...old, right: asRight(value) } : asRight(value) } });
  };
  return (
    <fieldset className="field dz-rights">
      <legend className="field-label">{form.title}</legend>
      <SelectField
        label={t('rightOtherwise')}
        value={access.otherwise ?? ''}
        choices={[{ value: '', label: t('rightRead') }, ...rights.slice(2)]}
        onChange={(value) => put(value === '' ? { ...(access.fields ? { fields: access.fields } : {}) } : { ...access, otherwise: asRight(value) })}
      />
      {form.order.map((id) => {
        const one = form.fields[id];
        return one && one.kind !== 'static' ? (
          <SelectField
            key={id}
            label={one.label}
            value={wordOfRight(access.fields?.[id])}
            choices={isMaskable(one) ? rights : unmasked}
            onChange={(value) => field(id, value)}
          />
        ) : null;
      })}
    </fieldset>
  );
};
