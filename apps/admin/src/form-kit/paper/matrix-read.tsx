import { fixedText, isPlainObject, kindOf } from '@bihuan/forms';
import type { Field } from '@bihuan/forms';
import { t } from '../texts.js';
import { totalOf } from '../widgets/matrix-total.js';

type Matrix = Extract<Field, { kind: 'matrix' }>;

/** Rows by columns to be read: a tick stands where it was set, numbers with their places and sums. */
export const MatrixRead = ({ field, value }: { field: Matrix; value: unknown }) => {
  if (!isPlainObject(value) || kindOf(field).isEmpty(value)) return <span className="grey">{t('unfilled')}</span>;
  const hasTotals = field.totals === true && field.cell === 'number';
  const places = field.scale ?? 0;
  const textAt = (row: string, column: string): string => {
    const held = value[row];
    if (field.cell === 'tick') return held === column ? '✓' : '';
    const one = isPlainObject(held) ? held[column] : undefined;
    return typeof one === 'number' ? fixedText(one, places) : typeof one === 'string' ? one : '';
  };
  return (
    <div className="matrix-scroll">
      <table className="matrix">
        <thead>
          <tr>
            <td />
            {field.columns.map((column) => (
              <th key={column.value} scope="col">
                {column.label}
              </th>
            ))}
            {hasTotals ? <th scope="col">{t('total')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {field.rows.map((row) => (
            <tr key={row.value}>
              <th scope="row">{row.label}</th>
              {field.columns.map((column) => (
                <td key={column.value} className={field.cell === 'number' ? 'matrix-number' : ''}>
                  {textAt(row.value, column.value)}
                </td>
              ))}
              {hasTotals ? <td className="matrix-total">{fixedText(totalOf([value[row.value]]), places)}</td> : null}
            </tr>
          ))}
        </tbody>
        {hasTotals ? (
          <tfoot>
            <tr>
              <th scope="row">{t('total')}</th>
              {field.columns.map((column) => (
                <td key={column.value} className="matrix-total">
                  {fixedText(totalOf(Object.values(value), column.value), places)}
                </td>
              ))}
              <td className="matrix-total">{fixedText(totalOf(Object.values(value)), places)}</td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
};
