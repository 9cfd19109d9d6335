import { queryOptions, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useRef, useState } from 'react';
import { api, query } from '../../api/client.js';
import type { PersonRef } from '../../api/types.js';
import { words } from '../texts/words.js';

const t = words('people-field', { hint: '输入姓名或工号查找', none: '没有找到可选的同志' });

/** Whom an act on this item may name. */
const choicesQuery = (itemId: string, q: string) =>
  queryOptions({ queryKey: ['items', itemId, 'choices', q] as const, queryFn: ({ signal }) => api.get<PersonRef[]>(`/items/${itemId}/choices${query({ q: q === '' ? null : q })}`, signal), staleTime: 30_000 });

/** Several names stand side by side where a post and a unit would push the name out of sight. */
interface Chosen {
  readonly label: string;
  readonly name: string;
}

interface PeopleFieldProps {
  readonly itemId: string;
  readonly label: string;
  readonly several: boolean;
  readonly values: readonly string[];
  /** Those that may be chosen; absent or null: whoever is found by typing. */
  readonly from?: readonly { readonly id: string; readonly label: string }[] | null;
  readonly onChange: (people: readonly string[]) => void;
}

/** One person or several, in the order in which they were chosen. */
export const PeopleField = ({ itemId, label, several, values, from = null, onChange }: PeopleFieldProps) => {
  const id = useId();
  const [q, setQ] = useState('');
  const known = useRef(new Map<string, Chosen>());
  const { data = [], isFetching } = useQuery({ ...choicesQuery(itemId, q), enabled: from === null, placeholderData: (last: PersonRef[] | undefined) => last });
  const found = from ?? data;
  for (const person of found) known.current.set(person.id, { label: person.label, name: 'name' in person && typeof person.name === 'string' ? person.name : person.label });
  const chosen = values.filter((one) => !found.some((person) => person.id === one)).map((one) => ({ value: one, ...(known.current.get(one) ?? { label: one, name: one }) }));
  const options = [...chosen, ...found.map((person) => ({ value: person.id, ...(known.current.get(person.id) ?? { label: person.label, name: person.label }) }))];
  const search = from === null ? { filterOption: false as const, onSearch: setQ } : { optionFilterProp: 'label' };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {several ? (
        <Select id={id} mode="multiple" optionLabelProp="name" showSearch={search} loading={isFetching} placeholder={t('hint')} notFoundContent={t('none')} value={[...values]} options={options} style={{ width: '100%' }} onChange={(people: string[]) => onChange(people)} />
      ) : (
        <Select id={id} allowClear showSearch={search} loading={isFetching} placeholder={t('hint')} notFoundContent={t('none')} value={values[0] ?? null} options={options} style={{ width: '100%' }} onChange={(person: string | null | undefined) => onChange(person ? [person] : [])} />
      )}
    </div>
  );
};
