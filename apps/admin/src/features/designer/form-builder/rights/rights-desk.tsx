import { useContext, useMemo, useState } from 'react';
import { columnsOf, fieldsOf, isGiven, isMaskable, rightsAt, type Field, type FieldRight } from '@bihuan/forms';
import { accessAt } from '@bihuan/workflows';
import { useDesign, useDo } from '../../store/editor.js';
import { FormKeyContext, useForm } from '../store/form.js';
import { t } from '../texts.js';
import { NewFields } from './new-fields.js';
import { standings, withRight, withRows, type Standing } from './places.js';
import { RightsTable, type Line } from './rights-table.js';
import { ViewAs } from './view-as.js';

/** Who sees and writes what: fields and columns down, steps across. */
export const RightsDesk = () => {
  const form = useForm();
  const lifecycle = useDesign(({ document }) => document.lifecycle);
  const mayChange = useDesign((state) => state.mayChange);
  const act = useDo();
  const [seen, setSeen] = useState<Standing | null>(null);
  const places = useMemo(() => standings(lifecycle, form), [lifecycle, form]);
  const rights = useMemo(() => places.map(({ at }) => rightsAt(form, at)), [places, form]);
  const lines = useMemo(
    (): readonly Line[] =>
      fieldsOf(form)
        .filter(({ kind }) => kind !== 'static')
        .flatMap((field): readonly Line[] => {
          const own: Line = {
            key: field.id,
            field: field.id,
            label: field.label,
            isGiven: isGiven(field),
            isMaskable: isMaskable(field),
            ...privacyOf(field),
            rights: rights.map((one) => one.fields[field.id] ?? 'hidden'),
          };
          if (field.kind !== 'table') return [own];
          const rows: Line = {
            key: `${field.id} rows`,
            field: field.id,
            label: t('rowOps'),
            isGiven: false,
            rights: [],
            rows: rights.map((one) => one.tables[field.id]?.rows ?? []),
          };
          return [
            own,
            ...columnsOf(field)
              .filter(({ kind }) => kind !== 'static')
              .map((column): Line => ({
                key: column.id,
                field: field.id,
                column: column.id,
                label: column.label,
                isGiven: isGiven(column),
                isMaskable: isMaskable(column),
                ...privacyOf(column),
                rights: rights.map((one) => one.tables[field.id]?.columns[column.id] ?? 'hidden'),
              })),
            rows,
          ];
        }),
    [form, rights],
  );
  const put = ({ at }: Standing, value: ReturnType<typeof withRight>) => act({ type: 'set-access', form: form.key, at, value });
  const whole = ({ at }: Standing, right: FieldRight) => act({ type: 'set-access', form: form.key, at, value: { otherwise: right } });
  return (
    <div className="fb-rights">
      <p className="grey">
        {t('rightsAbout')}
        {form.access === undefined ? t('everything') : ''}
      </p>
      <Faults />
      <NewFields places={places} mayChange={mayChange} />
      <RightsTable
        places={places}
        lines={lines}
        mayChange={mayChange}
        onWhole={whole}
        onSee={setSeen}
        isSaid={(place, { field, column }) => {
          const own = accessAt(form, place.at)?.fields?.[field];
          return column === undefined ? own !== undefined : typeof own === 'object' && own.columns !== undefined && Object.hasOwn(own.columns, column);
        }}
        onRight={(place, { field, column }, right) => put(place, withRight(form, place.at, { field, right, ...(column === undefined ? {} : { column }) }))}
        onRows={(place, { field }, rows) => put(place, withRows(form, place.at, { field, rows }))}
      />
      {seen ? <ViewAs place={seen} onClose={() => setSeen(null)} /> : null}
    </div>
  );
};

const privacyOf = ({ privacy }: Field): { readonly privacy?: string } =>
  privacy === 'personal' || privacy === 'sensitive' ? { privacy: t(`privacy_${privacy}`) } : {};

/** What is wrong with the rights, in words: a required answer nobody can give, a condition on what is hidden. */
const Faults = () => {
  const key = useContext(FormKeyContext);
  const found = useDesign((state) => state.found).filter(
    ({ inForm, pointer, code }) => inForm?.form === key && (pointer.includes('/access') || code === 'definition.required-unwritable'),
  );
  return found.length === 0 ? null : (
    <ul className="dz-faults">
      {found.map(({ pointer, code, message, mend }) => (
        <li key={`${pointer} ${code}`}>
          <p>{message}</p>
          <p className="grey small">{mend}</p>
        </li>
      ))}
    </ul>
  );
};
