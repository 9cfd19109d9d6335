import { Checkbox, Input } from 'antd';
import type { OpenEntry } from '../../api/types.js';
import { entryParts } from './entry-parts.js';
import { t } from './texts.js';

interface ClosingGroupsProps {
  readonly entries: readonly OpenEntry[];
  readonly reasons: ReadonlyMap<string, string>;
  readonly onKeep: (ids: readonly string[], reason: string | null) => void;
}

/** One tick for all that the register calls the same: «整改中5条», «挂账2条»; a group that stays has its reason written once. */
export const ClosingGroups = ({ entries, reasons, onKeep }: ClosingGroupsProps) => (
  <div className="closing-groups">
    {entryParts(entries).map(({ part, own }) => (
      <Group key={part} part={part} ids={own.map(({ id }) => id)} reasons={reasons} onKeep={onKeep} />
    ))}
  </div>
);

const Group = ({ part, ids, reasons, onKeep }: { part: string; ids: readonly string[] } & Pick<ClosingGroupsProps, 'reasons' | 'onKeep'>) => {
  const staying = ids.filter((id) => reasons.has(id));
  const [reason] = staying.map((id) => reasons.get(id) ?? '');
  return (
    <div className="closing-group">
      <Checkbox
        checked={staying.length === 0}
        indeterminate={staying.length > 0 && staying.length < ids.length}
        aria-label={t('groupTick', { part, count: ids.length })}
        onChange={({ target }) => onKeep(ids, target.checked ? null : '')}
      >
        {t('group', { part, count: ids.length })}
      </Checkbox>
      {ids.length > 1 && staying.length === ids.length ? (
        <Input
          aria-label={t('groupWhy', { part, count: ids.length })}
          value={reason ?? ''}
          maxLength={300}
          placeholder={t('groupWhyHint')}
          onChange={({ target }) => onKeep(ids, target.value)}
        />
      ) : null}
    </div>
  );
};
