import { columnShares, columnsOf, displayOf, fieldsOf, hasValue, hasWidths, kindOf, partsOf, visibleFields } from '@bihuan/forms';
import type { Field, FormData as Filled, FormDefinition, TableField } from '@bihuan/forms';
import type { ItemView } from '../../api/types.js';
import { rowsOf } from '../first-data.js';
import { flatNames } from '../names.js';
import { Titled } from '../parts.js';
import { t } from '../texts.js';
import { ReferencesRead } from './references-read.js';
import { RichRead } from './rich-read.js';
import { SignatureRead } from './signature-read.js';
import { MatrixRead } from './matrix-read.js';
import { FileList } from '../widgets/file-list.js';
import './paper.css';

interface ReadViewProps {
  readonly definition: FormDefinition;
  readonly data: Filled;
  readonly names: ItemView['names'];
  /** Leave out what nobody filled in. */
  readonly isBrief?: boolean;
}

/** Any form read as labels and values; a table as a table. */
export const ReadView = ({ definition, data, names, isBrief = false }: ReadViewProps) => {
  const fields = (isBrief ? fieldsOf(definition) : visibleFields(definition, data))
    .filter(hasValue)
    .filter((field) => !isBrief || textOf(field, data, names) !== '');
  if (fields.length === 0) return <p className="grey">{t('empty')}</p>;
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const line = (field: Field, className?: string) => (
    <div key={field.id} className={className}>
      <dt>{field.label}</dt>
      <dd>
        <ReadValue field={field} data={data} names={names} widths={widthsOf(definition, field)} />
      </dd>
    </div>
  );
  if (!definition.layout) return <dl className="read">{fields.map((field) => line(field))}</dl>;
  return partsOf(definition, fields).map((part) => (
    <Titled key={part.id} part={part}>
      <dl className="read read-grid">
        {part.fields.flatMap(({ key, span }) => {
          const field = byKey.get(key);
          return field ? [line(field, `span-${span}`)] : [];
        })}
      </dl>
    </Titled>
  ));
};

/** Shares of the columns that are read, where the layout says any. */
const widthsOf = (definition: FormDefinition, field: Field) =>
  field.kind === 'table' && hasWidths(definition, field)
    ? columnShares(
        definition,
        field,
        readColumns(field).map(({ id }) => id),
      )
    : undefined;

const readColumns = (table: TableField) => columnsOf(table).filter((column) => column.folded !== true);

const textOf = (field: Field, data: Filled, names: ItemView['names']) => displayOf(field, data[field.key], flatNames(names));

interface ReadValueProps {
  readonly field: Field;
  readonly data: Filled;
  readonly names: ItemView['names'];
  /** Of the columns of a table, in hundredths of what the numbers of the rows leave. */
  readonly widths?: Readonly<Record<string, number>> | undefined;
}

/** One answer, to be read. */
export const ReadValue = ({ field, data, names, widths }: ReadValueProps) => {
  const value = data[field.key];
  if (field.kind === 'files') {
    const ids = Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
    return ids.length === 0 ? (
      <span className="grey">{t('unfilled')}</span>
    ) : (
      <FileList files={ids.map((id) => ({ id, name: names.files[id]?.name ?? id, size: names.files[id]?.size ?? 0 }))} />
    );
  }
  if (field.kind === 'table') {
    const columns = readColumns(field);
    return (
      <table className={widths ? 'read-table read-fixed' : 'read-table'}>
        {widths ? (
          <colgroup>
            <col className="read-serial" />
            {columns.map(({ id }) => (
              <col key={id} style={{ width: `${widths[id] ?? 0}%` }} />
            ))}
          </colgroup>
        ) : null}
        <thead>
          <tr>
            <th scope="col">{t('serial')}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(data, field).map((row, at) => (
            <tr key={row.rowId}>
              <td>{at + 1}</td>
              {columns.map((column) => (
                <td key={column.id} data-label={column.label}>
                  {column.kind === 'signature' || column.kind === 'rich-text' || column.kind === 'references' ? (
                    <ReadValue field={column} data={row} names={names} />
                  ) : (
                    displayOf(column, row[column.key], flatNames(names))
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  if (field.kind === 'references' && !kindOf(field).isEmpty(value)) return <ReferencesRead value={value} names={names} />;
  if (field.kind === 'rich-text' && !kindOf(field).isEmpty(value)) return <RichRead value={value} />;
  if (field.kind === 'signature' && !kindOf(field).isEmpty(value)) return <SignatureRead value={value} label={field.label} />;
  if (field.kind === 'matrix') return <MatrixRead field={field} value={value} />;
  const text = textOf(field, data, names);
  return text === '' ? (
    <span className="grey">{t('unfilled')}</span>
  ) : (
    <span className="read-text">
      {text}
      {field.masked ? <span className="grey small">{t('masked')}</span> : null}
    </span>
  );
};
