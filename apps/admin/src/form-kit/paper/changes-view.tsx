import { fieldsOf, tableById } from '@bihuan/forms';
import type { Change, FormDefinition } from '@bihuan/forms';
import { t } from '../texts.js';
import './paper.css';

/** What changed, place by place: what stood there struck through, what stands there now beneath. */
export const ChangesView = ({ changes }: { changes: readonly Change[] }) => (
  <ul className="changes">
    {changes.map((change) => (
      <li key={change.kind + change.pointer}>
        <span className="changes-where">{whereOf(change)}</span>
        {change.kind === 'row-added' ? null : <del>{change.before || t('wasEmpty')}</del>}
        {change.kind === 'row-removed' ? null : <ins>{change.after || t('wasEmpty')}</ins>}
      </li>
    ))}
  </ul>
);

const whereOf = ({ kind, row, label }: Change): string => {
  if (kind === 'row-added') return t('rowNew', { row: row ?? 0 });
  if (kind === 'row-removed') return t('rowGone', { row: row ?? 0 });
  return row === undefined ? label : t('cell', { row, label });
};

/** Changes of what the paper does not print. */
export const unprinted = (definition: FormDefinition, changes: readonly Change[]): readonly Change[] => {
  const table = tableById(definition, definition.paper?.table);
  const columns = new Set(definition.paper?.columns.map(({ field }) => field));
  const isPrinted = ({ pointer, kind }: Change): boolean => {
    const [, key = '', , column] = pointer.split('/');
    if (key !== table?.key) return !fieldsOf(definition).some((field) => field.key === key);
    return kind !== 'changed' || Object.values(table.columns).some((one) => one.key === column && columns.has(one.id));
  };
  return changes.filter((change) => !isPrinted(change));
};
