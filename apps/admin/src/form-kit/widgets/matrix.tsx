import { fixedText, isPlainObject } from '@bihuan/forms';
import { usePhone } from '../../shared/ui/use-phone.js';
import { t } from '../texts.js';
import { textOf } from './editor.js';
import type { ValuePlace } from '../value-place.js';
import type { EditorProps } from './editor.js';
import { totalOf } from './matrix-total.js';
import { useLocalText } from './use-local-text.js';
import { useNumberText } from './use-number-text.js';

interface Line {
  readonly value: string;
  readonly label: string;
}
type Cells = Readonly<Record<string, unknown>>;

interface Plan {
  readonly id: string;
  readonly place: ValuePlace;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  readonly cell: unknown;
  readonly scale: number;
  readonly totals: boolean;
  readonly value: Cells;
  readonly put: (row: string, value: unknown) => void;
}

const cellsOf = (value: unknown): Cells => (isPlainObject(value) ? value : {});

/** Rows by columns as a table on the desk; on a phone each row with its columns below. */
export const MatrixWidget = ({ id, label, place, value, onChange, options, describedBy, inCell }: EditorProps) => {
  const phone = usePhone();
  const now = cellsOf(value);
  const put = (row: string, next: unknown) => {
    const { [row]: _, ...rest } = now;
    const all = next === null ? rest : { ...rest, [row]: next };
    onChange(Object.keys(all).length === 0 ? null : all);
  };
  const plan: Plan = {
    id,
    place,
    rows: options['rows'] as readonly Line[],
    columns: options['columns'] as readonly Line[],
    cell: options['cell'],
    scale: Number(options['scale']),
    totals: options['totals'] === true && options['cell'] === 'number',
    value: now,
    put, // given by the kind's `widget`
  };
  return (
    <div
      id={id}
      tabIndex={-1}
      role="group"
      {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })}
      aria-describedby={describedBy}
      className="matrix-scroll"
    >
      {phone ? <MatrixCards {...plan} /> : <MatrixTable {...plan} />}
    </div>
  );
};

const MatrixTable = (plan: Plan) => (
  <table className="matrix">
    <thead>
      <tr>
        <td />
        {plan.columns.map((column) => (
          <th key={column.value} scope="col">
            {column.label}
          </th>
        ))}
        {plan.totals ? <th scope="col">{t('total')}</th> : null}
      </tr>
    </thead>
    <tbody>
      {plan.rows.map((row) => (
        <tr key={row.value}>
          <th scope="row">{row.label}</th>
          {plan.columns.map((column) => (
            <td key={column.value}>
              <MatrixCell plan={plan} row={row} column={column} />
            </td>
          ))}
          {plan.totals ? <td className="matrix-total">{fixedText(totalOf([plan.value[row.value]]), plan.scale)}</td> : null}
        </tr>
      ))}
    </tbody>
    {plan.totals ? (
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          {plan.columns.map((column) => (
            <td key={column.value} className="matrix-total">
              {fixedText(totalOf(Object.values(plan.value), column.value), plan.scale)}
            </td>
          ))}
          <td className="matrix-total">{fixedText(totalOf(Object.values(plan.value)), plan.scale)}</td>
        </tr>
      </tfoot>
    ) : null}
  </table>
);

const MatrixCards = (plan: Plan) => (
  <ul className="matrix-cards">
    {plan.rows.map((row) => (
      <li key={row.value}>
        <b>{row.label}</b>
        {plan.columns.map((column) => (
          <label key={column.value} className={plan.cell === 'tick' ? 'tick' : 'matrix-pair'}>
            {plan.cell === 'tick' ? null : <span>{column.label}</span>}
            <MatrixCell plan={plan} row={row} column={column} />
            {plan.cell === 'tick' ? column.label : null}
          </label>
        ))}
        {plan.totals ? (
          <p className="grey">
            {t('total')}：{fixedText(totalOf([plan.value[row.value]]), plan.scale)}
          </p>
        ) : null}
      </li>
    ))}
  </ul>
);

const MatrixCell = ({ plan, row, column }: { plan: Plan; row: Line; column: Line }) => {
  const label = t('matrixCell', { row: row.label, column: column.label });
  const held = plan.value[row.value];
  if (plan.cell === 'tick')
    return (
      <input
        type="radio"
        name={`${plan.id}-${row.value}`}
        aria-label={label}
        checked={held === column.value}
        onChange={() => plan.put(row.value, column.value)}
      />
    );
  const cells = cellsOf(held);
  const handle = (next: unknown) => {
    const { [column.value]: _, ...rest } = cells;
    const all = next === null || next === '' ? rest : { ...rest, [column.value]: next };
    plan.put(row.value, Object.keys(all).length === 0 ? null : all);
  };
  return plan.cell === 'number' ? (
    <NumberCell place={plan.place} label={label} value={cells[column.value]} scale={plan.scale} onChange={handle} />
  ) : (
    <TextCell label={label} value={cells[column.value]} onChange={handle} />
  );
};

interface CellProps {
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const NumberCell = ({ place, label, value, scale, onChange }: CellProps & { readonly place: ValuePlace; readonly scale: number }) => {
  const number = useNumberText(value, { place, shown: (own) => fixedText(own, scale), onChange });
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      className="control"
      aria-label={label}
      aria-invalid={number.isUnreadable}
      title={number.isUnreadable ? t('noNumber', { text: number.text }) : undefined}
      value={number.text}
      onChange={(event) => number.change(event.target.value)}
      onBlur={number.tidy}
    />
  );
};

const TextCell = ({ label, value, onChange }: CellProps) => {
  const local = useLocalText(textOf(value), onChange);
  return (
    <input
      type="text"
      className="control"
      aria-label={label}
      value={local.text}
      onChange={(event) => local.change(event.target.value)}
      onBlur={local.commit}
      onCompositionStart={() => local.compose(true)}
      onCompositionEnd={() => local.compose(false)}
    />
  );
};
