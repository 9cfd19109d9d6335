import { useLayoutEffect, useRef } from 'react';
import { LockOutlined } from '@ant-design/icons';
import { displayOf, isGiven, kindOf, readingOf, typedText, withOffered } from '@bihuan/forms';
import type { Column, Issue, Names, Row, TableField } from '@bihuan/forms';
import { idOf, pointerOf, useFormKit } from '../context.js';
import { IssueWords } from '../issue-words.js';
import { isNarrowed } from '../rights.js';
import { t } from '../texts.js';
import { widgetNamed } from '../widgets/registry.js';
import { Before, beforeWords } from './before.js';
import { isNumeric, mannerOf } from './cell-manner.js';
import type { GridHandle } from './grid-handle.js';
import { TextEditor } from './text-editor.js';

export interface GridCellProps {
  readonly grid: GridHandle;
  readonly table: TableField;
  readonly column: Column;
  readonly place: number;
  /** With what is worked out. */
  readonly row: Row;
  readonly at: number;
  readonly isActive: boolean;
  readonly isMarked: boolean;
  /** Where Tab comes into the grid. */
  readonly isDoor: boolean;
  readonly issues: readonly Issue[];
  readonly unread: { readonly text: string; readonly flaw: string } | undefined;
  readonly old: Row | undefined;
  readonly names: Names;
}

/** One cell: its text to be read, and only while it is active what it is edited with. */
export const GridCell = (props: GridCellProps) => {
  const { grid, table, column, place, row, at, isActive, isMarked, isDoor, issues, unread, old, names } = props;
  const cell = useRef<HTMLTableCellElement>(null);
  useLayoutEffect(() => {
    if (isActive && cell.current) grid.arrived(cell.current);
  }, [isActive, grid]);
  const manner = mannerOf(column);
  const isOpen = grid.mayWrite(column, row.rowId);
  const isEdited = isOpen && (manner === 'open' || (isActive && manner !== 'read'));
  const catches = isEdited && (manner === 'typed' || manner === 'list');
  // Most cells have nothing beneath their text, and a long table has thousands of them.
  const helps = isEdited || unread !== undefined || issues.length > 0 || old !== undefined;
  const id = idOf(pointerOf([table.key, at, column.key]));
  const label = t('cell', { row: at + 1, label: column.label });
  const shown = unread?.text ?? displayOf(column, row[column.key], names);
  const isKept = isOpen && isNarrowed(grid.state().rights);
  // All that stands in the cell: who hears it hears no less than who sees it.
  const said = [
    shown === '' ? hintOf(column, isOpen) : shown,
    unread?.flaw ?? '',
    ...issues.map(({ message }) => message),
    beforeWords({ column, row, old, names, isKept }),
  ]
    .filter((words) => words !== '')
    .join(' ');
  const spoken = said === '' ? label : `${label}：${said}`;
  const isInvalid = unread !== undefined || issues.some(({ severity }) => severity === 'error');
  return (
    <td
      ref={cell}
      {...(catches
        ? {}
        : { id, ...(isEdited ? {} : { 'aria-label': spoken }), 'aria-invalid': isInvalid || undefined, 'aria-describedby': helps ? `${id}-help` : undefined })}
      data-spot={place}
      data-column={column.key}
      data-manner={isOpen ? manner : 'read'}
      aria-colindex={place + 2}
      aria-readonly={!isOpen || undefined}
      aria-selected={isActive || isMarked}
      tabIndex={!catches && (isActive || isDoor) ? 0 : -1}
      title={!isOpen && isNarrowed(grid.state().rights) ? t('locked') : undefined}
      className={`grid-cell${isActive ? ' grid-active' : ''}${isMarked ? ' grid-marked' : ''}${isOpen ? '' : ' grid-locked'}${isInvalid ? ' grid-wrong' : ''}`}
    >
      {isEdited ? <CellEditor {...props} id={id} label={label} isInvalid={isInvalid} /> : <ReadCell column={column} text={shown} isOpen={isOpen} />}
      {helps ? (
        <div id={`${id}-help`} className="cell-help">
          {unread ? <p className="field-error">{unread.flaw}</p> : null}
          <IssueWords issues={issues} />
          <Before column={column} row={row} old={old} names={names} isKept={isKept} />
        </div>
      ) : null}
    </td>
  );
};

const ReadCell = ({ column, text, isOpen }: { column: Column; text: string; isOpen: boolean }) => (
  <div className={`cell-read${isNumeric(column) || column.kind === 'formula' ? ' cell-number' : ''}`}>
    {text === '' ? <span className="cell-hint">{hintOf(column, isOpen)}</span> : text}
    {isOpen || isGiven(column) ? null : <LockOutlined className="cell-lock" aria-hidden="true" />}
  </div>
);

const hintOf = (column: Column, isOpen: boolean): string => (isOpen ? (column.hint ?? emptyWords(column)) : '');

const emptyWords = (column: Column): string => (mannerOf(column) === 'list' || mannerOf(column) === 'group' ? t('choose') : '');

type CellEditorProps = GridCellProps & { readonly id: string; readonly label: string; readonly isInvalid: boolean };

const CellEditor = ({ grid, table, column, row, id, label, isInvalid, unread }: CellEditorProps) => {
  const { definition, data } = useFormKit();
  const value = row[column.key];
  const place = { key: column.key, row: { table: table.key, rowId: row.rowId } };
  if (mannerOf(column) === 'typed') {
    return (
      <TextEditor
        id={id}
        label={label}
        column={column}
        place={place}
        value={value}
        text={unread?.text ?? typedText(column, value)}
        isInvalid={isInvalid}
        describedBy={`${id}-help`}
        door={grid.door}
        onText={(text) => grid.takeText(row.rowId, column, text)}
        onValue={(next) => grid.setValue(row.rowId, column, next)}
        onBack={(first) => grid.setBack(row.rowId, column, first)}
      />
    );
  }
  const { name, options = {}, schema } = kindOf(column).widget(withOffered(column, { ...readingOf(definition, data), row }));
  const Editor = widgetNamed(name);
  // In these the cell itself is the place; a second element must not bear its id.
  const own = mannerOf(column) === 'list' ? id : `${id}-in`;
  return (
    <div className={`cell-widget cell-${mannerOf(column)}`}>
      <Editor
        id={own}
        place={place}
        label={label}
        value={value}
        options={options}
        schema={schema}
        inCell
        hint={column.hint ?? ''}
        describedBy={`${id}-help`}
        isInvalid={isInvalid}
        onChange={(next) => grid.setValue(row.rowId, column, next)}
      />
    </div>
  );
};
