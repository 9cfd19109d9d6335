import { useMemo, useState } from 'react';
import type { FieldProps } from '@rjsf/utils';
import { tableById } from '@bihuan/forms';
import type { Row, TableField as Table } from '@bihuan/forms';
import { usePhone } from '../../shared/ui/use-phone.js';
import { useFormKit } from '../context.js';
import { rowsOf } from '../first-data.js';
import { TablePrefill } from '../prefilled.js';
import { opensRows } from '../rights.js';
import { t } from '../texts.js';
import { FileRows } from './file-rows/file-rows.js';
import { GridEditor } from './grid-editor.js';
import { CardsEditor } from './cards-editor.js';
import type { Said } from './table-part.js';
import { useRows } from './use-rows.js';
import type { RowsHandle } from './use-rows.js';

/** rjsf's door to our table. */
export const TableField = ({ uiSchema }: FieldProps) => {
  const { definition, entered, setField } = useFormKit();
  const table = tableById(definition, String(uiSchema?.['ui:options']?.['fieldId']));
  if (!table) return null;
  return <TableEditor table={table} rows={rowsOf(entered, table)} onChange={(rows) => setField(table.key, rows)} />;
};

interface TableEditorProps {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

/** Cards on a phone, a grid on the desk. */
export const TableEditor = ({ table, rows, onChange }: TableEditorProps) => {
  const phone = usePhone();
  const [said, setSaid] = useState<Said | null>(null);
  const say = useMemo(
    () =>
      (words: string, { undo = false } = {}) =>
        setSaid({ words, undo }),
    [],
  );
  const handle = useRows(table, rows, onChange);
  const handleUndo = () => {
    const left = handle.undo()?.left ?? 0;
    setSaid(left > 0 ? { words: t('undoneBut', { said: t('undone'), count: left }), undo: false } : null);
  };
  const Part = phone ? CardsEditor : GridEditor;
  return (
    <>
      <TablePrefill table={table} rows={rows} handle={handle} say={say} />
      <Part
        table={table}
        rows={rows}
        handle={handle}
        say={say}
        foot={(onAdd) => <TableFoot table={table} rows={rows} handle={handle} said={said} onAdd={onAdd} onUndo={handleUndo} say={say} />}
      />
    </>
  );
};

interface TableFootProps {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly handle: RowsHandle;
  readonly said: Said | null;
  readonly onAdd: () => void;
  readonly onUndo: () => void;
  readonly say: (words: string, options?: { readonly undo?: boolean }) => void;
}

const TableFoot = ({ table, rows, handle, said, onAdd, onUndo, say }: TableFootProps) => {
  const { rights } = useFormKit();
  return (
    <div className="table-foot">
      {!opensRows(rights, table.id, 'add') ? null : handle.isFull() ? (
        <p className="grey">{t('full', { max: table.maxRows ?? rows.length })}</p>
      ) : (
        <button type="button" className="add-row" onClick={onAdd}>
          {t('add', { label: table.addLabel ?? t('addRow') })}
        </button>
      )}
      <FileRows table={table} handle={handle} say={say} />
      <p role="status" aria-live="polite" className="table-said">
        {said ? (
          <>
            {said.words}{' '}
            {said.undo ? (
              <button type="button" className="link-button" onClick={onUndo}>
                {t('undo')}
              </button>
            ) : null}
          </>
        ) : null}
      </p>
    </div>
  );
};
