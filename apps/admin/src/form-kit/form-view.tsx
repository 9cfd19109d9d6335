import Form from '@rjsf/core';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { lettingGo, toRjsf, withLocks, workedOut } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition, Issue, RjsfForm } from '@bihuan/forms';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { ItemView } from '../api/types.js';
import { FormKitProvider } from './context.js';
import { useAllNames, learnNames } from './learnt-names.js';
import { NilChoice } from './nil-choice.js';
import { PrefilledProvider } from './prefilled.js';
import type { Prefilled } from './prefilled.js';
import type { MaybeRights } from './rights.js';
import { fields, templates, widgets } from './rjsf-parts.js';
import { useSameIssues } from './same-issues.js';
import { Uploads } from './uploads/uploads.js';
import { validator } from './validator.js';
import { withValueAt } from './value-place.js';
import type { ValuePlace } from './value-place.js';
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
  /** What was handed in last, null where nothing was; absent: nobody knows, and rows with something locked in them stay. */
  readonly stood?: Filled | null;
  /** What may be written here; absent: all of it. */
  readonly rights?: MaybeRights;
  /** What stands in it that nobody typed; absent: nothing is said of it. */
  readonly prefilled?: Prefilled | null;
  readonly onChange: (data: Filled) => void;
}

/** A form to fill in; what may not be written is read in its place. Knows nothing of saving or sending. */
export const FormView = memo(
  ({ definition, data, today, unitId, names, issues, previous = null, stood, rights = null, prefilled = null, onChange }: FormViewProps) => {
    const whole = useMemo(() => workedOut(definition, data), [definition, data]);
    const drawn = useDrawn(definition, whole);
    const known = useAllNames(names);
    const doors = useDoors(data, onChange);
    const open = useOpen(definition, rights, { whole, stood });
    const said = useSameIssues(issues);
    const kit = useMemo(
      () => ({ definition, data: whole, entered: data, today, unitId, names: known, issues: said, previous, rights: open, ...doors }),
      [definition, whole, data, today, unitId, known, said, previous, open, doors],
    );
    return (
      <FormKitProvider value={kit}>
        <PrefilledProvider value={prefilled}>
          <Laid drawn={drawn} />
        </PrefilledProvider>
      </FormKitProvider>
    );
  },
);
FormView.displayName = 'FormView';

/** rjsf lays the form out; every value is read and written by our own fields. It holds none, so that nothing it does grows with them. */
const nothing = {};

const Laid = memo(({ drawn }: { drawn: RjsfForm }) => (
  <Form<unknown>
    tagName="div"
    className="form-kit"
    schema={drawn.schema as RJSFSchema}
    uiSchema={drawn.uiSchema as UiSchema<unknown>} // compiled for rjsf
    formData={nothing}
    validator={validator}
    widgets={widgets}
    fields={fields}
    templates={templates}
    noHtml5Validate
    noValidate
    showErrorList={false}
    experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults', arrayMinItems: { populate: 'never' } }}
  >
    <NilChoice />
  </Form>
));
Laid.displayName = 'Laid';

/** What rjsf draws, the very same as long as it says the same: which fields are shown, not what is in them. */
const useDrawn = (definition: FormDefinition, data: Filled): RjsfForm => {
  const last = useRef<RjsfForm>(null);
  return useMemo(() => {
    const next = toRjsf(definition, data);
    if (!last.current || JSON.stringify(last.current) !== JSON.stringify(next)) last.current = next;
    return last.current;
  }, [definition, data]);
};

/** What may be written now, the very same as long as the form locks the same. */
const useOpen = (
  definition: FormDefinition,
  rights: MaybeRights,
  { whole, stood }: { readonly whole: Filled; readonly stood: Filled | null | undefined },
): MaybeRights => {
  const last = useRef<MaybeRights>(null);
  return useMemo(() => {
    const locked = withLocks(definition, rights, whole);
    const next = stood === undefined || locked === rights ? locked : lettingGo(definition, locked, stood);
    if (next !== last.current && (next === rights || JSON.stringify(last.current) !== JSON.stringify(next))) last.current = next;
    return last.current;
  }, [definition, rights, whole, stood]);
};

/** Every way to change the form starts from its newest data: two changes of one tick keep both, and so does a file that arrives much later. */
const useDoors = (data: Filled, onChange: (data: Filled) => void) => {
  const newest = useRef({ data, onChange });
  newest.current = { data, onChange };
  const [doors] = useState(() => {
    const handleChange = (next: Filled) => {
      newest.current.data = next;
      newest.current.onChange(next);
    };
    const changeAt = (place: ValuePlace, change: (old: unknown) => unknown) => handleChange(withValueAt(newest.current.data, place, change));
    const uploads = new Uploads((place, { id, name, size, type }) => {
      learnNames({ files: { [id]: { name, size, type } } });
      changeAt(place, (old) => [...new Set([...(Array.isArray(old) ? old : []), id])]);
    });
    return { handleChange, changeAt, setField: (key: string, value: unknown) => changeAt({ key }, () => value), uploads };
  });
  useEffect(() => () => doors.uploads.stop(), [doors]);
  return doors;
};
