import type { FormDefinition } from '@bihuan/forms';
import type { NamedResolver, PlainResolver } from '@bihuan/workflows';
import { useDesign } from '../store/editor.js';
import { useNames } from '../names.js';
import { t } from '../texts.js';
import { SelectField, type Choice } from './fields.js';
import { asChoices, asPersonField, isPlain, personFields, plainWays, resolverIn, wayOf, ways } from './resolver-choices.js';

interface ResolverLineProps {
  readonly value: NamedResolver;
  readonly label: string;
  readonly onlyPlain?: boolean;
  readonly onChange: (value: NamedResolver) => void;
}

/** One way to name people: how, and of what. */
export const ResolverLine = ({ value, label, onlyPlain = false, onChange }: ResolverLineProps) => {
  const names = useNames();
  return (
    <div className="dz-resolver">
      <SelectField
        isPlain
        label={t('whoWay', { label })}
        value={wayOf(value)}
        choices={onlyPlain ? plainWays : ways}
        onChange={(way) => onChange(resolverIn(way, value, names))}
      />
      <Detail value={value} label={label} onChange={onChange} />
    </div>
  );
};

const Detail = ({ value, label, onChange }: Omit<ResolverLineProps, 'onlyPlain'>) => {
  const names = useNames();
  const forms = useDesign(({ document }) => document.forms);
  const select = (of: string, now: string, choices: readonly Choice[], give: (next: string) => NamedResolver) => (
    <SelectField isPlain label={`${label}：${of}`} value={now} choices={choices} onChange={(next) => onChange(give(next))} />
  );
  switch (value.type) {
    case 'post':
    case 'unit-of':
      return select(t('post'), value.post, asChoices(names.posts), (post) => ({ ...value, post }));
    case 'person-field':
      return select(t('person'), value.field, personFields, (field) => ({ ...value, field: asPersonField(field) }));
    case 'superior':
      return select(t('level'), String(value.level), levels, (level) => ({ ...value, level: Number(level) }));
    case 'superiors':
      return select(t('level'), String(value.upTo), levels.slice(1), (upTo) => ({ ...value, upTo: Number(upTo) }));
    case 'body':
      return select(t('category'), value.category, asChoices(names.categories), (category) => ({ ...value, category }));
    case 'group':
      return select(t('group'), value.group, asChoices(names.groups), (group) => ({ ...value, group }));
    case 'form-person':
      return select(t('formField'), `${value.form}/${value.field}`, fieldsOf(forms, 'person'), (at) => ({ ...value, ...formAndField(at) }));
    case 'form-unit':
      return (
        <>
          {select(t('formField'), `${value.form}/${value.field}`, fieldsOf(forms, 'unit'), (at) => ({ ...value, ...formAndField(at) }))}
          {select(t('post'), value.post ?? '', [{ value: '', label: t('unitHeadThere') }, ...asChoices(names.posts)], (post) => ({
            type: 'form-unit',
            form: value.form,
            field: value.field,
            ...(post === '' ? {} : { post }),
          }))}
        </>
      );
    case 'chosen':
      return <ChosenFrom value={value} label={label} onChange={onChange} />;
    case 'submitter':
    case 'area-leader':
      return null;
  }
};

const ChosenFrom = ({
  value,
  label,
  onChange,
}: {
  value: Extract<NamedResolver, { type: 'chosen' }>;
  label: string;
  onChange: (value: NamedResolver) => void;
}) => {
  const from = value.from ?? [];
  const plain = { type: 'chosen', by: value.by } as const;
  const anybody: PlainResolver = { type: 'post', post: '', of: 'item-unit' };
  const called = (n: number) => `${label}：${t('chosenFrom')}${from.length > 1 ? t('lineN', { n: n + 1 }) : ''}`;
  const put = (next: readonly PlainResolver[]) => onChange(next.length === 0 ? plain : { ...plain, from: next });
  return (
    <>
      <SelectField
        isPlain
        label={`${label}：${t('chosenFrom')}`}
        value={from.length > 0 ? 'some' : 'all'}
        choices={[
          { value: 'all', label: t('chosenFromAll') },
          { value: 'some', label: t('chosenFromSome') },
        ]}
        onChange={(next) => put(next === 'all' ? [] : [anybody])}
      />
      {from.map((one, n) => (
        <div key={n} className="dz-who-line">
          <ResolverLine
            onlyPlain
            value={one}
            label={called(n)}
            onChange={(next) => {
              if (isPlain(next)) put(from.map((old, at) => (at === n ? next : old)));
            }}
          />
          {from.length > 1 ? (
            <button type="button" className="link-button" aria-label={t('removeOf', { of: called(n) })} onClick={() => put(from.filter((_, at) => at !== n))}>
              {t('remove')}
            </button>
          ) : null}
        </div>
      ))}
      {from.length > 0 ? (
        <p className="dz-more">
          <button type="button" className="link-button" onClick={() => put([...from, anybody])}>
            {t('addChosenFrom')}
          </button>
        </p>
      ) : null}
    </>
  );
};

const levels: readonly Choice[] = [0, 1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: n === 0 ? t('unitHead') : t('superiorN', { n }) }));

const fieldsOf = (forms: readonly FormDefinition[], kind: 'person' | 'unit'): readonly Choice[] =>
  forms.flatMap((form) =>
    Object.values(form.fields).flatMap((field) => (field.kind === kind ? [{ value: `${form.key}/${field.key}`, label: `${form.title}：${field.label}` }] : [])),
  );

const formAndField = (at: string): { readonly form: string; readonly field: string } => {
  const [form = '', field = ''] = at.split('/');
  return { form, field };
};
