import { columnsOf, fieldsOf, formulaWords, tableById, type Field, type FieldPlace, type FormDefinition, type Operand, type TableField } from '@bihuan/forms';
import { Part, SelectField, type Choice } from '../../panel/fields.js';
import { useForm, useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { ops, opOf, startOf, type Op } from './formula-ops.js';
import { AmountField } from './lines.js';

/** What a field is worked out from, put together by clicking; the sentence stands above. */
export const FormulaPart = ({ field, place }: { field: Extract<Field, { kind: 'formula' }>; place: FieldPlace }) => {
  const form = useForm();
  const set = useFormSet({ type: 'field', ...place });
  const table = tableById(form, place.table);
  const of = field.of ?? 0;
  return (
    <Part title={t('partFormula')}>
      <p className="dz-sentence">＝ {formulaWords(form, of, table)}</p>
      <OperandEditor label={t('whole')} value={of} where={{ form, own: field.id, table, row: table }} onChange={(value) => set({ path: ['of'], value })} />
    </Part>
  );
};

export interface Where {
  readonly form: FormDefinition;
  readonly own: string;
  /** The table it is a column of. */
  readonly table: TableField | undefined;
  /** The table a row of which is at hand. */
  readonly row: TableField | undefined;
}

interface OperandEditorProps {
  readonly label: string;
  readonly value: Operand;
  readonly where: Where;
  readonly onChange: (value: Operand) => void;
}

const OperandEditor = ({ label, value, where, onChange }: OperandEditorProps) => {
  const op = opOf(value);
  const choices: readonly Choice[] = [...ops.map((one) => ({ value: one, label: t(one) })), ...(op === 'opOther' ? [{ value: op, label: t(op) }] : [])];
  const change = (next: string) => {
    const known = ops.find((one) => one === next);
    if (known && known !== op)
      onChange(
        startOf(known, {
          value,
          numbers: numbersIn(where).map(({ value: path }) => path),
          days: daysIn(where).map(({ value: path }) => path),
          tables: tablesIn(where),
        }),
      );
  };
  return (
    <div className="fb-operand">
      <SelectField label={t('howOf', { label })} value={op} choices={choices} onChange={change} />
      <Parts op={op} label={label} value={value} where={where} onChange={onChange} />
    </div>
  );
};

const Parts = ({ op, label, value, where, onChange }: OperandEditorProps & { op: Op }) => {
  const inner = (n: number, of: Operand, put: (next: Operand) => void) => (
    <OperandEditor key={n} label={t('partN', { n })} value={of} where={where} onChange={put} />
  );
  if (typeof value === 'number')
    return (
      <AmountField label={t('numberOf', { label })} least={-999_999_999} most={999_999_999} scale={6} value={value} onChange={(next) => onChange(next ?? 0)} />
    );
  if (typeof value !== 'object' || value === null) return null;
  if ('var' in value)
    return (
      <SelectField
        label={t('fieldOf', { label })}
        value={value.var}
        choices={[...numbersIn(where), ...daysIn(where)]}
        onChange={(path) => onChange({ var: path })}
      />
    );
  if ('+' in value) return <Several label={label} list={value['+']} where={where} onChange={(list) => onChange({ '+': list })} />;
  if ('*' in value) return <Several label={label} list={value['*']} where={where} onChange={(list) => onChange({ '*': list })} />;
  if ('-' in value) {
    const [a, b] = value['-'];
    return (
      <>
        {inner(1, a, (next) => onChange({ '-': [next, b] }))}
        {inner(2, b, (next) => onChange({ '-': [a, next] }))}
      </>
    );
  }
  if ('/' in value) {
    const [a, b] = value['/'];
    return (
      <>
        {inner(1, a, (next) => onChange({ '/': [next, b] }))}
        {inner(2, b, (next) => onChange({ '/': [a, next] }))}
      </>
    );
  }
  if ('round' in value) {
    const [of, digits] = value.round;
    return (
      <>
        {inner(1, of, (next) => onChange({ round: [next, digits] }))}
        <AmountField label={t('digits')} least={0} most={6} value={digits} onChange={(next) => onChange({ round: [of, next ?? 0] })} />
      </>
    );
  }
  if ('days-between' in value) {
    const [a, b] = value['days-between'];
    return (
      <>
        {inner(1, a, (next) => onChange({ 'days-between': [next, b] }))}
        {inner(2, b, (next) => onChange({ 'days-between': [a, next] }))}
      </>
    );
  }
  if ('add-days' in value) {
    const [a, b] = value['add-days'];
    return (
      <>
        {inner(1, a, (next) => onChange({ 'add-days': [next, b] }))}
        {inner(2, b, (next) => onChange({ 'add-days': [a, next] }))}
      </>
    );
  }
  if ('workdays-between' in value) {
    const [a, b] = value['workdays-between'];
    return (
      <>
        {inner(1, a, (next) => onChange({ 'workdays-between': [next, b] }))}
        {inner(2, b, (next) => onChange({ 'workdays-between': [a, next] }))}
      </>
    );
  }
  if ('add-workdays' in value) {
    const [a, b] = value['add-workdays'];
    return (
      <>
        {inner(1, a, (next) => onChange({ 'add-workdays': [next, b] }))}
        {inner(2, b, (next) => onChange({ 'add-workdays': [a, next] }))}
      </>
    );
  }
  if ('year' in value) return inner(1, value.year, (next) => onChange({ year: next }));
  if ('count' in value && value.count[1] === undefined)
    return (
      <SelectField
        label={t('tableOf', { label })}
        value={value.count[0].var}
        choices={tableChoices(where)}
        onChange={(path) => onChange({ count: [{ var: path }] })}
      />
    );
  return op === 'opOther' ? null : <OverRows op={op} label={label} value={value} where={where} onChange={onChange} />;
};

const Several = ({ label, list, where, onChange }: { label: string; list: readonly Operand[]; where: Where; onChange: (list: readonly Operand[]) => void }) => (
  <>
    {list.map((one, n) => (
      <div key={n} className="fb-part">
        <OperandEditor
          label={t('partN', { n: n + 1 })}
          value={one}
          where={where}
          onChange={(next) => onChange(list.map((old, at) => (at === n ? next : old)))}
        />
        {list.length > 2 ? (
          <button type="button" className="link-button" onClick={() => onChange(list.filter((_, at) => at !== n))}>
            {t('removePart', { n: n + 1 })}
          </button>
        ) : null}
      </div>
    ))}
    <p className="dz-more">
      <button type="button" className="link-button" aria-label={`${label}：${t('addPart')}`} onClick={() => onChange([...list, 0])}>
        {t('addPart')}
      </button>
    </p>
  </>
);

/** A column of a table, taken over its rows. */
const OverRows = ({ op, label, value, where, onChange }: OperandEditorProps & { op: Op }) => {
  if (typeof value !== 'object' || value === null) return null;
  const [key, over] =
    'sum' in value
      ? (['sum', value.sum] as const)
      : 'average' in value
        ? (['average', value.average] as const)
        : 'min' in value
          ? (['min', value.min] as const)
          : 'max' in value
            ? (['max', value.max] as const)
            : [null, null];
  if (key === null || op === 'opOther') return null;
  const [{ var: path }, of, when] = over;
  const table = fieldsOf(where.form).find((field): field is TableField => field.kind === 'table' && field.key === path);
  const put = (next: string, each: Operand) =>
    onChange({ [key]: when === undefined ? [{ var: next }, each] : [{ var: next }, each, when] } as unknown as Operand); // one of the four read above
  return (
    <>
      <SelectField label={t('tableOf', { label })} value={path} choices={tableChoices(where)} onChange={(next) => put(next, firstNumber(where, next))} />
      <OperandEditor label={t('ofColumn')} value={of} where={{ ...where, row: table }} onChange={(each) => put(path, each)} />
    </>
  );
};

const NUMBERS: readonly string[] = ['integer', 'decimal', 'score', 'rating', 'year', 'formula'];
const DAYS: readonly string[] = ['date', 'date-time', 'month', 'formula'];

const numbersIn = (where: Where): readonly Choice[] => valuesIn(where, NUMBERS);
const daysIn = (where: Where): readonly Choice[] => valuesIn(where, DAYS).filter(({ value }) => !numbersIn(where).some((one) => one.value === value));

function valuesIn({ form, own, row, table }: Where, kinds: readonly string[]): readonly Choice[] {
  const columns = row
    ? columnsOf(row)
        .filter(({ id, kind }) => id !== own && kinds.includes(kind))
        .map(({ key, label }) => ({ value: `row.${key}`, label: t('rowField', { label }) }))
    : [];
  return [
    ...columns,
    ...fieldsOf(form)
      .filter(({ id, kind }) => id !== own && id !== table?.id && kinds.includes(kind))
      .map(({ key, label }) => ({ value: key, label })),
  ];
}

const tableChoices = ({ form }: Where): readonly Choice[] =>
  fieldsOf(form)
    .filter(({ kind }) => kind === 'table')
    .map(({ key, label }) => ({ value: key, label }));
const firstNumber = (where: Where, path: string): Operand => {
  const table = fieldsOf(where.form).find((field): field is TableField => field.kind === 'table' && field.key === path);
  const column = table && columnsOf(table).find(({ id, kind }) => id !== where.own && NUMBERS.includes(kind));
  return column ? { var: `row.${column.key}` } : 0;
};
const tablesIn = (where: Where): readonly { readonly path: string; readonly first: Operand }[] =>
  tableChoices(where).map(({ value: path }) => ({ path, first: firstNumber(where, path) }));
