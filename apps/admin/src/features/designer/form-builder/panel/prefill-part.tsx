import { useEffect, useState } from 'react';
import {
  columnsOf,
  factsFor,
  fieldsOf,
  holdsPost,
  isAlike,
  isCarried,
  prefillInWords,
  type Field,
  type FieldPlace,
  type FormDefinition,
  type LastYearPrefill,
  type LinkedPrefill,
  type Prefill,
  type TableField,
} from '@bihuan/forms';
import { useForms } from '../../forms.js';
import { useNames } from '../../names.js';
import { CheckField, Part, SelectField, type Choice } from '../../panel/fields.js';
import { useForm, useFormSet } from '../store/form.js';
import { t } from '../texts-prefill.js';

interface PartProps<P extends Prefill> {
  readonly field: Field;
  readonly prefill: P;
  readonly onChange: (prefill: Prefill) => void;
}

/** «预填»: what stands in the field when the form is opened, and where it comes from. */
export const PrefillPart = ({ field, place }: { field: Field; place: FieldPlace }) => {
  const set = useFormSet({ type: 'field', ...place });
  const names = useNames();
  const { prefill } = field;
  const choices = sourcesFor(field, place.table !== undefined);
  if (choices.length === 0) return null;
  const put = (next: Prefill | undefined) => set({ path: ['prefill'], ...(next === undefined ? {} : { value: next }) });
  const called = Object.fromEntries([...names.posts, ...names.forms].map(({ key, label }) => [key, label]));
  return (
    <Part title={t('part')} summary={prefill === undefined ? t('none') : prefillInWords(prefill, called)}>
      <SelectField
        label={t('source')}
        hint={t('hint')}
        value={sourceOf(prefill)}
        choices={[{ value: '', label: t('none') }, ...choices]}
        onChange={(source) => put(begun(source, names.posts[0]?.key ?? ''))}
      />
      {typeof prefill === 'object' && prefill.from === 'post' ? (
        <SelectField
          label={t('postField')}
          value={prefill.post}
          choices={names.posts.map(({ key, label }) => ({ value: key, label }))}
          onChange={(post) => put({ ...prefill, post })}
        />
      ) : null}
      {typeof prefill === 'object' && prefill.from === 'last-year' ? <LastYear field={field} prefill={prefill} onChange={put} /> : null}
      {typeof prefill === 'object' && prefill.from === 'linked' ? <Linked field={field} prefill={prefill} onChange={put} /> : null}
    </Part>
  );
};

function sourcesFor(field: Field, inTable: boolean): readonly Choice[] {
  const facts = factsFor(field.kind).map((fact) => ({ value: fact, label: prefillInWords(fact) }));
  const post = holdsPost(field.kind) ? [{ value: 'post', label: t('post') }] : [];
  if (inTable || !isCarried(field)) return [...facts, ...post];
  const register = field.kind === 'table' ? [] : [{ value: 'register', label: t('register') }];
  return [...facts, ...post, { value: 'last-year', label: t('lastYear') }, { value: 'parent', label: t('parent') }, ...register];
}

const sourceOf = (prefill: Prefill | undefined): string =>
  prefill === undefined ? '' : typeof prefill === 'string' ? prefill : prefill.from === 'linked' ? prefill.record : prefill.from;

function begun(source: string, post: string): Prefill | undefined {
  if (source === '') return undefined;
  if (source === 'post') return { from: 'post', post };
  if (source === 'last-year') return { from: 'last-year' };
  if (source === 'parent' || source === 'register') return { from: 'linked', record: source, field: 'field' };
  return factOf(source);
}

const factOf = (source: string): Prefill | undefined => factsAll.find((fact) => fact === source);
const factsAll = [...new Set((['date', 'person', 'text', 'unit', 'year'] as const).flatMap(factsFor))];

const LastYear = ({ field, prefill, onChange }: PartProps<LastYearPrefill>) => {
  const form = useForm();
  const there = useFormAt(prefill.form ?? form.key);
  const { form: _, field: __, ...rest } = prefill;
  const others = useNames().forms.filter(({ key }) => key !== form.key);
  return (
    <>
      <p className="field-hint">{t('lastYearHint')}</p>
      <SelectField
        label={t('form')}
        value={prefill.form ?? ''}
        choices={[{ value: '', label: t('sameForm') }, ...others.map(({ key, label }) => ({ value: key, label }))]}
        onChange={(key) => onChange({ ...rest, ...(key === '' ? {} : { form: key }) })}
      />
      <SelectField
        label={t('field')}
        {...knownOnly(prefill.field ?? '', [{ value: '', label: t('sameField') }, ...fieldChoices(there ? fieldsOf(there) : [], field)])}
        onChange={(key) => {
          if (key !== UNKNOWN) onChange({ ...rest, ...(prefill.form === undefined ? {} : { form: prefill.form }), ...(key === '' ? {} : { field: key }) });
        }}
      />
      {field.kind === 'table' ? <Rows field={field} prefill={prefill} onChange={onChange} /> : null}
    </>
  );
};

/** Whether rows come by themselves, and which of their columns. */
const Rows = ({ field, prefill, onChange }: PartProps<LastYearPrefill> & { readonly field: TableField }) => {
  const columns = columnsOf(field).filter(isCarried);
  const chosen = prefill.columns ?? columns.map(({ id }) => id);
  const { columns: _, ...rest } = prefill;
  return (
    <>
      <SelectField
        label={t('rows')}
        value={prefill.rows ?? 'all'}
        choices={[
          { value: 'all', label: t('rowsAll') },
          { value: 'choose', label: t('rowsChoose') },
        ]}
        onChange={(rows) => onChange({ ...prefill, rows: rows === 'choose' ? 'choose' : 'all' })}
      />
      <fieldset className="field">
        <legend className="field-label">{t('columns')}</legend>
        {columns.map(({ id, label }) => (
          <CheckField
            key={id}
            label={label}
            checked={chosen.includes(id)}
            onChange={(on) => {
              const next = columns.filter((column) => (column.id === id ? on : chosen.includes(column.id))).map((column) => column.id);
              if (next.length > 0) onChange(next.length === columns.length ? rest : { ...rest, columns: next });
            }}
          />
        ))}
      </fieldset>
    </>
  );
};

const Linked = ({ field, prefill, onChange }: PartProps<LinkedPrefill>) => {
  const { forms } = useNames();
  const isRow = prefill.record === 'register';
  // Which list the row stands in is not part of the form: it is asked for the names of its columns alone.
  const [list, setList] = useState('');
  const { forms: atHand } = useForms();
  const holder = atHand.find((one) => columnsIn(one).some((column) => column.key === prefill.field && isAlike(column, field)));
  const from = isRow ? list || (holder?.key ?? '') : (prefill.form ?? '');
  const there = useFormAt(from);
  const fields = there === undefined ? [] : isRow ? columnsIn(there) : fieldsOf(there);
  return (
    <>
      <SelectField
        label={t(isRow ? 'registerForm' : 'form')}
        value={from}
        choices={[{ value: '', label: t('fieldUnknown') }, ...forms.map(({ key, label }) => ({ value: key, label }))]}
        onChange={(key) => (isRow ? setList(key) : onChange({ from: 'linked', record: 'parent', field: prefill.field, ...(key === '' ? {} : { form: key }) }))}
      />
      <SelectField
        label={t('field')}
        {...knownOnly(prefill.field, fieldChoices(fields, field))}
        onChange={(key) => {
          if (key !== UNKNOWN) onChange({ ...prefill, field: key });
        }}
      />
    </>
  );
};

const columnsIn = (form: FormDefinition): readonly Field[] => fieldsOf(form).flatMap((one) => (one.kind === 'table' ? columnsOf(one) : []));

const UNKNOWN = ' ';
/** A field that is not (or not yet) among those to choose from has no name here that anybody could read. */
const knownOnly = (value: string, choices: readonly Choice[]) =>
  choices.some((one) => one.value === value) ? { value, choices } : { value: UNKNOWN, choices: [{ value: UNKNOWN, label: t('fieldUnknown') }, ...choices] };

const fieldChoices = (there: readonly Field[], field: Field): readonly Choice[] =>
  there.filter((one) => isAlike(one, field)).map(({ key, label }) => ({ value: key, label }));

/** A form of the design, or as it is published. */
function useFormAt(key: string): FormDefinition | undefined {
  const { forms, want } = useForms();
  const found = forms.find((form) => form.key === key);
  const isMissing = key !== '' && found === undefined;
  useEffect(() => {
    if (isMissing) want(key);
  }, [isMissing, key, want]);
  return found;
}
