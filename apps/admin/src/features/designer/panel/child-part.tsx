import { useQuery } from '@tanstack/react-query';
import { columnsOf, fieldsOf, isGiven } from '@bihuan/forms';
import type { Field, FormDefinition } from '@bihuan/forms';
import type { ChildDefinition, SubItems } from '@bihuan/workflows';
import { publishedLifecycleQuery, useForms } from '../forms.js';
import { useNames } from '../names.js';
import { useDesign } from '../store/editor.js';
import { t } from '../texts.js';
import { dueUnits } from './due-part.js';
import { NumberField, Part, SelectField, TextField, withChosen, type Choice } from './fields.js';
import { useFormNamed } from './form-fields.js';
import { asChoices } from './resolver-choices.js';
import { useSet } from './use-set.js';

/** What each of the items made here is: its process, name, day, form, and what it begins with. */
export const ChildPart = ({ node }: { node: SubItems }) => {
  const set = useSet({ type: 'node', node: node.id });
  const names = useNames();
  const { child } = node;
  return (
    <Part title={t('partChild')}>
      <SelectField
        label={t('childLifecycle')}
        value={child.lifecycle}
        choices={asChoices(names.lifecycles)}
        onChange={(value) => set({ path: ['child', 'lifecycle'], value })}
      />
      <TextField label={t('childTitle')} value={child.title} hint={t('childTitleHint')} onChange={(value) => set({ path: ['child', 'title'], value })} />
      <DueField node={node} />
      <SelectField
        label={t('childForm')}
        hint={t('childFormHint')}
        value={child.form ?? ''}
        choices={[{ value: '', label: t('childFormNone') }, ...asChoices(names.forms)]}
        onChange={(value) => set({ path: ['child', 'form'], ...(value === '' ? {} : { value }) })}
      />
      <DataFields node={node} />
    </Part>
  );
};

const dues: readonly Choice[] = [
  { value: '', label: t('childDueNone') },
  { value: 'same', label: t('childDueSame') },
  { value: 'after', label: t('childDueAfter') },
];

const DueField = ({ node: { id, child } }: { node: SubItems }) => {
  const set = useSet({ type: 'node', node: id });
  const put = (value: ChildDefinition['due']) => set({ path: ['child', 'due'], ...(value === undefined ? {} : { value }) });
  const { due } = child;
  const kind = due === undefined ? '' : due === 'same' ? 'same' : 'after';
  return (
    <>
      <SelectField
        label={t('childDue')}
        value={kind}
        choices={dues}
        onChange={(value) => put(value === '' ? undefined : value === 'same' ? 'same' : { amount: 5, unit: 'working-days' })}
      />
      {typeof due === 'object' ? (
        <div className="dz-row">
          <NumberField isPlain label={t('dueAmount')} value={due.amount} onChange={(amount) => put({ ...due, amount })} />
          <SelectField
            isPlain
            label={t('dueUnit')}
            value={due.unit}
            choices={dueUnits.slice(0, 2)}
            onChange={(unit) => put({ ...due, unit: unit === 'days' ? 'days' : 'working-days' })}
          />
        </div>
      ) : null}
    </>
  );
};

/** Which answers of this item the new one begins with, field by field of the form it is made with. */
const DataFields = ({ node: { id, each, child } }: { node: SubItems }) => {
  const set = useSet({ type: 'node', node: id });
  const { forms } = useForms();
  const { form: below, isKnown } = useCreationForm(child.lifecycle);
  const from = useFormNamed(child.data?.from);
  const put = (data: ChildDefinition['data']) => set({ path: ['child', 'data'], ...(data === undefined ? {} : { value: data }) });
  const { data } = child;
  if (below === undefined)
    return isKnown ? (
      <p className="grey small">
        {t('childDataNone')}
        {data ? (
          <button type="button" className="link-button" onClick={() => put(undefined)}>
            {t('childDataRemove')}
          </button>
        ) : null}
      </p>
    ) : null;
  const hand = (to: string, field: string) => {
    if (!data) return;
    const { [to]: _, ...others } = data.fields;
    const { [to]: _column, ...columns } = data.columns ?? {};
    const ofRow = field.startsWith(OF_ROW) ? { ...columns, [to]: field.slice(OF_ROW.length) } : columns;
    const fields = field === '' || field.startsWith(OF_ROW) ? others : { ...others, [to]: field };
    put({ from: data.from, fields, ...(Object.keys(ofRow).length > 0 ? { columns: ofRow } : {}) });
  };
  return (
    <>
      <SelectField
        label={t('childData')}
        hint={t('childDataHint', { form: below.title })}
        value={data?.from ?? ''}
        choices={[{ value: '', label: t('childDataNot') }, ...forms.map(({ key, title }) => ({ value: key, label: title }))]}
        onChange={(key) => put(key === '' ? undefined : { from: key, fields: {} })}
      />
      {data ? (
        <div className="dz-inner">
          {fieldsOf(below).map((field) => {
            const column = data.columns?.[field.key];
            const value = column === undefined ? (data.fields[field.key] ?? '') : `${OF_ROW}${column}`;
            if (field.kind === 'static' || (isGiven(field) && value === '')) return null;
            const offered = isGiven(field) ? [] : [...ofRow(from, { each, field }), ...alike(from, field)];
            return (
              <SelectField
                key={field.id}
                label={t('childDataField', { field: field.label })}
                value={value}
                choices={withChosen([{ value: '', label: t('childDataEmpty') }, ...offered], value)}
                onChange={(chosen) => hand(field.key, chosen)}
              />
            );
          })}
        </div>
      ) : null}
    </>
  );
};

/** No key of a field begins like this. */
const OF_ROW = 'row:';

/** Of rows, what their columns say. */
function ofRow(from: FormDefinition | undefined, { each, field: { kind } }: { each: SubItems['each']; field: Field }): readonly Choice[] {
  if (each.type !== 'rows' || each.form !== from?.key) return [];
  const table = fieldsOf(from).find(({ key }) => key === each.field);
  return (table?.kind === 'table' ? columnsOf(table) : []).flatMap((column) =>
    column.kind === kind ? [{ value: `${OF_ROW}${column.key}`, label: t('rowColumn', { column: column.label }) }] : [],
  );
}

/** Only what is of the same kind can be taken over as it stands. */
const alike = (from: FormDefinition | undefined, { kind }: Field): readonly Choice[] =>
  Object.values(from?.fields ?? {}).flatMap((field) => (field.kind === kind ? [{ value: field.key, label: field.label }] : []));

/** The form items of that process are made with; of this very design, as it stands. */
function useCreationForm(key: string): { readonly form: FormDefinition | undefined; readonly isKnown: boolean } {
  const own = useDesign(({ document }) => document.lifecycle);
  const isOwn = own.key === key;
  const { data } = useQuery({ ...publishedLifecycleQuery(key), enabled: !isOwn && key !== '' });
  const lifecycle = isOwn ? own : data;
  const form = useFormNamed(lifecycle?.create.form);
  return { form, isKnown: lifecycle !== undefined && lifecycle !== null && lifecycle.create.form === undefined };
}
