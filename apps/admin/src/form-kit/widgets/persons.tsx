import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { peopleQuery } from '../../api/queries.js';
import { useFormKit } from '../context.js';
import { t } from '../texts.js';
import type { EditorProps } from './editor.js';

/** Several people, in the order they are named. Own unit first; typing a name looks everywhere. */
export const PersonsWidget = ({ id, label, value, onChange, options, isInvalid, describedBy }: EditorProps) => {
  const { names, unitId } = useFormKit();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [known, setKnown] = useState<Readonly<Record<string, string>>>({});
  const q = useDeferredValue(typed.trim());
  const { data: people = [], isFetching } = useQuery({ ...peopleQuery(q, q === '' ? unitId : null), enabled: isOpen });
  const chosen = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const found = people.map((person) => ({ value: person.id, label: person.label }));
  const own = chosen.filter((each) => !found.some((option) => option.value === each)).map((each) => ({ value: each, label: known[each] ?? names.people[each] ?? each }));
  return (
    <Select
      id={id} mode="multiple" style={{ width: '100%' }} value={chosen} options={[...found, ...own]} maxCount={typeof options['maxItems'] === 'number' ? options['maxItems'] : 50} allowClear status={isInvalid ? 'error' : ''} placeholder={t('personsFind')} aria-label={label} aria-describedby={describedBy}
      showSearch={{ filterOption: false, onSearch: setTyped, autoClearSearchValue: true }} onOpenChange={setOpen} loading={isFetching} notFoundContent={isFetching ? null : t('personNone')}
      onChange={(ids: string[]) => {
        setKnown((all) => ({ ...all, ...Object.fromEntries(found.filter((each) => ids.includes(each.value)).map((each) => [each.value, each.label])) }));
        onChange(ids);
      }}
    />
  );
};
