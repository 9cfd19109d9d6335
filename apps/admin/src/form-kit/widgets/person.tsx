import { Select } from 'antd';
import { t } from '../texts.js';
import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';
import { usePeopleSearch } from './use-people-search.js';

/** Who was found stands before who was chosen. */
export const PersonWidget = ({ id, label, value, onChange, isInvalid, describedBy }: EditorProps) => {
  const { found, isSearching, nameOf, learn, setTyped, list } = usePeopleSearch();
  const chosen = textOf(value);
  const own = chosen !== '' && !found.some((option) => option.value === chosen) ? [{ value: chosen, label: nameOf(chosen) }] : [];
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={chosen === '' ? null : chosen}
      options={isSearching ? [...found, ...own] : [...own, ...found]}
      allowClear
      status={isInvalid ? 'error' : ''}
      placeholder={t('personFind')}
      aria-label={label}
      aria-describedby={describedBy}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      {...list}
      onChange={(person: string | undefined | null) => {
        if (person) learn([person]);
        onChange(person ?? null);
      }}
    />
  );
};
