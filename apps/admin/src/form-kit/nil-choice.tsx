import { useFormKit } from './context.js';
import { keepsRows, opensRows } from './rights.js';

/** "Nothing to report", where the form offers it: it asks how it was looked for instead of the rows. */
export const NilChoice = () => {
  const { definition, data, rights, setField } = useFormKit();
  if (
    !definition.nil ||
    (data['nil'] !== true && keepsRows(rights, definition.nil.table)) ||
    !opensRows(rights, definition.nil.table, 'add') ||
    !opensRows(rights, definition.nil.table, 'delete')
  )
    return null;
  return (
    <label className="tick nil-choice">
      <input type="checkbox" checked={data['nil'] === true} onChange={(event) => setField('nil', event.target.checked)} />
      {definition.nil.label}
    </label>
  );
};
