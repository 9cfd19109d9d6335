import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { peopleQuery } from '../../api/queries.js';
import { t } from './texts.js';

interface HandlerPickerProps {
  readonly value: string | null;
  readonly onChange: (person: string) => void;
}

/** One person out of all, found by typing. */
export const HandlerPicker = ({ value, onChange }: HandlerPickerProps) => {
  const [q, setQ] = useState('');
  const { data: people = [], isFetching } = useQuery({ ...peopleQuery(q, null), placeholderData: (last) => last });
  return (
    <Select
      aria-label={t('handler')}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={isFetching}
      placeholder={t('handler')}
      value={value}
      onChange={(person: string | null | undefined) => onChange(person ?? '')}
      options={people.map((person) => ({ value: person.id, label: person.label }))}
      popupMatchSelectWidth={320}
      className="audit-unit"
    />
  );
};
