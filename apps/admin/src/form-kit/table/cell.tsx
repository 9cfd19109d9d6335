import { displayOf, isGiven, kindOf, readingOf, withOffered } from '@bihuan/forms';
import type { Column, Issue, Row, TableField } from '@bihuan/forms';
import { idOf, pointerOf, useFormKit } from '../context.js';
import { rowsOf } from '../first-data.js';
import { IssueWords } from '../issue-words.js';
import { flatNames } from '../names.js';
import { isNarrowed, opensCell } from '../rights.js';
import { t } from '../texts.js';
import { widgetNamed } from '../widgets/registry.js';
import { Before } from './before.js';

interface CellProps {
  readonly table: TableField;
  readonly column: Column;
  readonly row: Row;
  readonly at: number;
  readonly issues: readonly Issue[];
  readonly onChange: (value: unknown) => void;
}

/** One value of one row: its editor, what is wrong with it, and what stood there when it came back. */
export const Cell = ({ table, column, row, at, issues, onChange }: CellProps) => {
  const pointer = pointerOf([table.key, at, column.key]);
  const id = idOf(pointer);
  const { definition, data, rights, names, previous } = useFormKit();
  const words = flatNames(names);
  const old = previous ? rowsOf(previous, table).find((each) => each.rowId === row.rowId) : undefined;
  const here = issues.filter((issue) => issue.pointer === pointer);
  const whole = rowsOf(data, table).find((each) => each.rowId === row.rowId) ?? row;
  if (isGiven(column) || !opensCell(rights, table.id, row.rowId, column.id))
    return (
      <div id={id} tabIndex={-1} className={isNarrowed(rights) ? 'cell-read cell-locked' : 'cell-read'} {...(isNarrowed(rights) ? { title: t('locked') } : {})}>
        {displayOf(column, whole[column.key], words)}
      </div>
    );
  const { name, options = {}, schema } = kindOf(column).widget(withOffered(column, { ...readingOf(definition, data), row: whole }));
  const Editor = widgetNamed(name);
  return (
    <>
      <Editor
        id={id}
        place={{ key: column.key, row: { table: table.key, rowId: row.rowId } }}
        label={t('cell', { row: at + 1, label: column.label })}
        value={row[column.key]}
        options={options}
        schema={schema}
        inCell
        hint={column.hint ?? ''}
        describedBy={`${id}-help`}
        isInvalid={here.some((issue) => issue.severity === 'error')}
        onChange={onChange}
      />
      <div id={`${id}-help`}>
        <IssueWords issues={here} />
        <Before column={column} row={row} old={old} names={words} isKept={isNarrowed(rights)} />
      </div>
    </>
  );
};
