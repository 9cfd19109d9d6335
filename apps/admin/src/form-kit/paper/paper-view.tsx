import { columnById, columnsOf, differenceOf, displayOf, isNil, paperColumns, paperRows, sharesOf, signedOf, tableById } from '@bihuan/forms';
import type { Change, FormData as Filled, FormDefinition, TableField } from '@bihuan/forms';
import { useState } from 'react';
import type { ItemView } from '../../api/types.js';
import { usePhone } from '../../shared/ui/use-phone.js';
import { pointerOf } from '../context.js';
import { rowsOf } from '../first-data.js';
import { flatNames } from '../names.js';
import { t } from '../texts.js';
import { SignatureRead } from './signature-read.js';
import './paper.css';

interface PaperViewProps {
  readonly definition: FormDefinition;
  readonly data: Filled;
  readonly names: ItemView['names'];
  readonly filler: string;
  /** The round before: only what changed is shown open, old struck through, new beneath. */
  readonly previous?: Filled | null;
}

/** The sheet exactly as people know it, whatever the record holds. */
export const PaperView = ({ definition, data, names, filler, previous = null }: PaperViewProps) => {
  const { paper } = definition;
  const phone = usePhone();
  const [showsAll, setShowsAll] = useState(false);
  const words = flatNames(names);
  const table = tableById(definition, paper?.table);
  const total = paper?.columns.reduce((sum, column) => sum + column.width, 0) ?? 1;
  if (!paper || !table) return null;
  const changes = previous ? differenceOf(definition, { before: previous, after: data }, words) : [];
  const at = (row: number, field: string) =>
    changes.find((change) => change.pointer === pointerOf([table.key, row, columnById(table, field)?.key ?? '']) && change.kind === 'changed');
  const signedAt = (row: number, id: string) => {
    const column = columnById(table, id);
    const value = column && rowsOf(data, table)[row]?.[column.key];
    return column?.kind === 'signature' && signedOf(value).strokes !== undefined ? { value, label: column.label } : null;
  };
  const isTouched = (row: number) =>
    changes.some((change) => change.kind !== 'row-removed' && `${change.pointer}/`.startsWith(`${pointerOf([table.key, row])}/`));
  const isNew = (row: number) => changes.some((change) => change.kind === 'row-added' && change.pointer === pointerOf([table.key, row]));
  const rows = paperRows(definition, data, words).map((cells, row) => ({ cells, row }));
  const filled = isNil(definition, data) ? 1 : rowsOf(data, table).length;
  const drawn = changes.length > 0 && !showsAll ? rows.filter(({ row }) => isTouched(row)) : rows;
  // Of cells that are one all but the first are not drawn: where a difference is shown nothing of it may go with them.
  const shares = changes.length === 0 && !phone ? sharesOf({ columns: paperColumns(definition, paper), rows: rows.map(({ cells }) => cells) }) : [];
  const gone = changes.filter((change) => change.kind === 'row-removed');
  return (
    <div className="paper">
      {paper.annex === undefined ? null : <p className="paper-annex">{paper.annex}</p>}
      <h2 className="paper-title">{paper.title}</h2>
      {paper.fillerLabel === undefined ? null : (
        <p className="paper-filler">
          {paper.fillerLabel}
          {filler}
        </p>
      )}
      <table className="paper-table">
        <colgroup>
          {paper.columns.map((column) => (
            <col key={column.field} style={{ width: `${(column.width / total) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {paper.columns.map((column) => (
              <th key={column.field} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map(({ cells, row }) => (
            <tr key={row} className={row < filled ? '' : 'paper-blank'}>
              {paper.columns.map((column, index) => {
                const share = shares[row]?.[index] ?? null;
                return share?.begins === false ? null : (
                  <td key={column.field} data-label={column.label} className={column.field === 'serial' ? 'paper-serial' : ''} rowSpan={share?.left}>
                    <PaperCell
                      text={cells[index] ?? ''}
                      signed={signedAt(row, column.field)}
                      change={at(row, column.field)}
                      isNew={column.field !== 'serial' && isNew(row)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {gone.length > 0 ? (
        <p className="paper-gone">
          {t('rowsRemoved')}：
          {gone.map((change) => (
            <del key={change.pointer + change.before}>{change.before}</del>
          ))}
        </p>
      ) : null}
      {changes.length > 0 && (showsAll || filled > drawn.length) ? (
        <button type="button" className="link-button no-print paper-rest" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t('unchangedClose') : t('unchanged', { count: filled - drawn.length })}
        </button>
      ) : null}
      <FoldedRows definition={definition} data={data} table={table} names={names} />
    </div>
  );
};

interface PaperCellProps {
  readonly text: string;
  /** Drawn instead of said, where it was signed by hand. */
  readonly signed: { readonly value: unknown; readonly label: string } | null;
  readonly change: Change | undefined;
  readonly isNew: boolean;
}

const PaperCell = ({ text, signed, change, isNew }: PaperCellProps) =>
  signed && !change ? (
    <SignatureRead {...signed} />
  ) : isNew ? (
    <ins>{text}</ins>
  ) : change ? (
    <>
      <del>{change.before === '' ? t('wasEmpty') : change.before}</del>
      <ins>{change.after === '' ? t('wasEmpty') : change.after}</ins>
    </>
  ) : (
    <>{text}</>
  );

/** What the paper does not print but the approver should know. */
const FoldedRows = ({ definition, data, table, names }: { definition: FormDefinition; data: Filled; table: TableField; names: ItemView['names'] }) => {
  const printed = new Set(definition.paper?.columns.map((column) => column.field));
  const columns = columnsOf(table).filter((column) => !printed.has(column.id));
  const words = flatNames(names);
  const lines = rowsOf(data, table)
    .map((row, at) => ({
      at,
      parts: columns.map((column) => ({ label: column.label, text: displayOf(column, row[column.key], words) })).filter((part) => part.text !== ''),
    }))
    .filter((line) => line.parts.length > 0);
  if (lines.length === 0) return null;
  return (
    <details className="paper-folded no-print">
      <summary>{t('folded')}</summary>
      {lines.map((line) => (
        <p key={line.at}>
          {line.at + 1}.{' '}
          {line.parts.map((part) => (
            <span key={part.label} className="paper-part">
              <span className="grey">{part.label}：</span>
              {part.text}
            </span>
          ))}
        </p>
      ))}
    </details>
  );
};
