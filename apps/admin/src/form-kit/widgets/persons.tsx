import { Select } from 'antd';
import { t } from '../texts.js';
import type { EditorProps } from './editor.js';
import { usePeopleSearch } from './use-people-search.js';

/** Several people, in the order they are named. */
export const PersonsWidget = ({ id, label, value, onChange, options, isInvalid, describedBy }: EditorProps) => {
  const { found, nameOf, learn, setTyped, list } = usePeopleSearch();
  const chosen = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const own = chosen.filter((each) => !found.some((option) => option.value === each)).map((each) => ({ value: each, label: nameOf(each) }));
  return (
    <Select
      id={id}
      mode="multiple"
      style={{ width: '100%' }}
      value={chosen}
      options={[...found, ...own]}
      maxCount={typeof options['maxItems'] === 'number' ? options['maxItems'] : 50}
      allowClear
      status={isInvalid ? 'error' : ''}
      placeholder={t('personsFind')}
      aria-label={label}
      aria-describedby={describedBy}
      showSearch={{ filterOption: false, onSearch: setTyped, autoClearSearchValue: true }}
      {...list}
      onChange={(ids: string[]) => {
        learn(ids);
        onChange(ids);
      }}
    />
  );
};
