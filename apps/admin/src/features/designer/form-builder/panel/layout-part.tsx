import {
  columnShares,
  groupsOf,
  hasWidths,
  placingOf,
  sectionOf,
  spanOf,
  tableById,
  widthSet,
  type Field,
  type FieldPlace,
  type FormDefinition,
  type TableField,
} from '@bihuan/forms';
import { Part, SelectField } from '../../panel/fields.js';
import { useBuilder } from '../canvas/context.js';
import { SPANS } from '../store/layout-acts.js';
import { useForm, useFormDo } from '../store/form.js';
import { t } from '../texts.js';
import { AmountField } from './lines.js';

/** How wide a field or a column is, and under which heading it stands. */
export const LayoutPart = ({ field, place }: { field: Field; place: FieldPlace }) => {
  const form = useForm();
  const table = tableById(form, place.table);
  if (table) return <ColumnWidth form={form} table={table} column={field.id} />;
  const summary = field.kind === 'table' ? undefined : t(`span${spanOf(form, field.id)}`);
  return (
    <Part title={t('partLayout')} {...(summary === undefined ? {} : { summary })}>
      {field.kind === 'table' ? null : <Span form={form} field={field.id} />}
      <Section form={form} field={field.id} />
    </Part>
  );
};

const Span = ({ form, field }: { form: FormDefinition; field: string }) => {
  const { setSpan } = useBuilder();
  const now = spanOf(form, field);
  return (
    <div className="dz-field">
      <span className="fb-span-name" id="fb-span-name">
        {t('spanField')}
      </span>
      <span className="fb-spans" role="group" aria-labelledby="fb-span-name">
        {SPANS.toReversed().map((span) => (
          <button key={span} type="button" aria-pressed={span === now} onClick={() => setSpan(field, span)}>
            <span className="fb-span-drawn" aria-hidden="true">
              <span style={{ width: `${(span / 12) * 100}%` }} />
            </span>
            {t(`span${span}`)}
          </button>
        ))}
      </span>
    </div>
  );
};

const NONE = '';

const Section = ({ form, field }: { form: FormDefinition; field: string }) => {
  const { addSection } = useBuilder();
  const act = useFormDo();
  const sections = form.layout?.sections ?? [];
  const now = sectionOf(form, field) ?? NONE;
  const group = groupsOf(form).find(({ section }) => (section?.id ?? NONE) === now);
  const move = (section: string) => {
    const last = groupsOf(form)
      .find((one) => (one.section?.id ?? NONE) === section)
      ?.fields.at(-1);
    const spot = last === undefined ? (section === NONE ? {} : { section }) : { after: last };
    act(placingOf(form, field, spot), { said: t('saidMoved', { label: form.fields[field]?.label ?? '' }) });
  };
  return (
    <>
      {sections.length === 0 ? null : (
        <SelectField
          label={t('sectionField')}
          value={now}
          choices={[{ value: NONE, label: t('sectionNone') }, ...sections.map(({ id, title }) => ({ value: id, label: title }))]}
          onChange={move}
        />
      )}
      {group?.section && group.fields[0] === field ? null : (
        <button type="button" className="link-button" onClick={() => addSection({ type: 'field', field })}>
          {t('sectionHere')}
        </button>
      )}
    </>
  );
};

const ColumnWidth = ({ form, table, column }: { form: FormDefinition; table: TableField; column: string }) => {
  const act = useFormDo();
  const share = Math.round(columnShares(form, table)[column] ?? 0);
  const width = form.layout?.columns?.[column]?.width;
  const clear = () =>
    act(
      {
        type: 'all',
        commands: table.columnOrder.filter((id) => form.layout?.columns?.[id] !== undefined).map((id) => widthSet(table.id, id, undefined)),
      },
      { said: t('columnWidthsClear') },
    );
  return (
    <Part title={t('partLayout')} summary={`${share}%`}>
      <AmountField
        label={t('columnWidth')}
        none={t('columnWidthNone')}
        hint={t('columnWidthHint', { count: share })}
        least={0.1}
        most={1000}
        scale={1}
        value={width}
        onChange={(value) => act(widthSet(table.id, column, value), { said: t('partLayout') })}
      />
      {hasWidths(form, table) ? (
        <button type="button" className="link-button" onClick={clear}>
          {t('columnWidthsClear')}
        </button>
      ) : null}
    </Part>
  );
};
