import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { peopleQuery } from '../../api/queries.js';
import { useFormKit } from '../context.js';
import { t } from '../texts.js';
import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';

/** Own unit first; typing a name looks everywhere, and who was found stands before who was chosen. */
export const PersonWidget = ({ id, label, value, onChange, isInvalid, describedBy }: EditorProps) => {
  const { names, unitId } = useFormKit();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [known, setKnown] = useState<Readonly<Record<string, string>>>({});
  const q = useDeferredValue(typed.trim());
  const { data: people = [], isFetching } = useQuery({ ...peopleQuery(q, q === '' ? unitId : null), enabled: isOpen });
  const chosen = textOf(value);
  const found = people.map((person) => ({ value: person.id, label: person.label }));
  const own = chosen !== '' && !found.some((option) => option.value === chosen) ? [{ value: chosen, label: known[chosen] ?? names.people[chosen] ?? chosen }] : [];
  return (
    <Select
      id={id} style={{ width: '100%' }} value={chosen === '' ? null : chosen} options={q === '' ? [...own, ...found] : [...found, ...own]} allowClear status={isInvalid ? 'error' : ''} placeholder={t('personFind')} aria-label={label} aria-describedby={describedBy}
      showSearch={{ filterOption: false, onSearch: setTyped }} onOpenChange={setOpen} loading={isFetching} notFoundContent={isFetching ? null : t('personNone')}
      onChange={(person: string | undefined | null) => {
        const option = found.find((each) => each.value === person);
        if (option) setKnown((all) => ({ ...all, [option.value]: option.label }));
        onChange(person ?? null);
      }}
    />
  );
};
