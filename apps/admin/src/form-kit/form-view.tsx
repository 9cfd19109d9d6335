import Form from '@rjsf/core';
import { useMemo, useRef } from 'react';
import { toRjsf, workedOut } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition, Issue } from '@bihuan/forms';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { ItemView } from '../api/types.js';
import { FormKitProvider } from './context.js';
import { noNames } from './names.js';
import { NilChoice } from './nil-choice.js';
import type { MaybeRights } from './rights.js';
import { fields, templates, widgets } from './rjsf-parts.js';
import { validator } from './validator.js';
import './form-kit.css';

export interface FormViewProps {
  readonly definition: FormDefinition;
  readonly data: Filled;
  readonly today: string;
  readonly unitId: string | null;
  readonly names: ItemView['names'] | null;
  /** Shown at their places; found by `checkForm` or given by the server. */
  readonly issues: readonly Issue[];
  readonly previous?: Filled | null;
  /** What may be written here; absent: all of it. */
  readonly rights?: MaybeRights;
  readonly onChange: (data: Filled) => void;
}

/** A form to fill in; what may not be written is read in its place. Knows nothing of saving or sending. */
export const FormView = ({ definition, data, today, unitId, names, issues, previous = null, rights = null, onChange }: FormViewProps) => {
  const whole = useMemo(() => workedOut(definition, data), [definition, data]);
  const drawn = useMemo(() => toRjsf(definition, whole), [definition, whole]);
  const newest = useRef({ data, onChange });
  newest.current = { data, onChange };
  const kit = useMemo(() => {
    const setField = (key: string, value: unknown) => {
      newest.current.data = { ...newest.current.data, [key]: value };
      newest.current.onChange(newest.current.data);
    };
    return { definition, data: whole, today, unitId, names: names ?? noNames, issues, previous, rights, setField };
  }, [definition, whole, today, unitId, names, issues, previous, rights]);
  return (
    <FormKitProvider value={kit}>
      <Form<unknown>
        tagName="div" className="form-kit" schema={drawn.schema as RJSFSchema} uiSchema={drawn.uiSchema as UiSchema<unknown>} // compiled for rjsf
        formData={data} validator={validator} widgets={widgets} fields={fields} templates={templates} noHtml5Validate noValidate showErrorList={false}
        experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults', arrayMinItems: { populate: 'never' } }}
        onChange={(change) => onChange(change.formData as Filled)} // an object, as the schema says
      >
        <NilChoice onChange={onChange} />
      </Form>
    </FormKitProvider>
  );
};
