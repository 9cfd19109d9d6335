import { queryOptions, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useRef, useState } from 'react';
import { api, query } from '../../api/client.js';
import type { AllowedAction, Routes } from '../../api/types.js';
import { words } from '../texts/words.js';
import { tabLeaves } from '../ui/tab-leaves.js';

const t = words('people-field', { hint: '输入姓名或工号查找', none: '没有找到可选的同志', notNow: '{{label}}（{{whyNot}}）' });

/** Whom an act on this item may name. */
const choicesQuery = (itemId: string, { q, act, step }: { q: string; act: string | null; step: string | null }) =>
  queryOptions({
    queryKey: ['items', itemId, 'choices', q, act, step] as const,
    queryFn: ({ signal }) => api.get<Choice[]>(`/items/${itemId}/choices${query({ q: q === '' ? null : q, act, step })}`, signal),
    staleTime: 30_000,
  });

type Choice = Routes['GET /items/:id/choices']['answer'][number];
/** Acts by which somebody gets a place in a round, and so may have one already. */
const SEATING: ReadonlySet<string> = new Set(['TRANSFER', 'CONSULT', 'ADD_SIGNERS', 'HAND_OVER']);

/** Several names stand side by side where a post and a unit would push the name out of sight. */
interface Chosen {
  readonly label: string;
  readonly name: string;
}

interface PeopleFieldProps {
  readonly itemId: string;
  /** What they are named for: who cannot be is shown with the reason, and not chosen. */
  readonly action?: Pick<AllowedAction, 'type' | 'step'>;
  readonly label: string;
  readonly several: boolean;
  readonly values: readonly string[];
  /** Those that may be chosen; absent or null: whoever is found by typing. */
  readonly from?: readonly { readonly id: string; readonly label: string }[] | null;
  readonly onChange: (people: readonly string[]) => void;
}

/** One person or several, in the order in which they were chosen. */
export const PeopleField = ({ itemId, action, label, several, values, from = null, onChange }: PeopleFieldProps) => {
  const id = useId();
  const [q, setQ] = useState('');
  const act = action && SEATING.has(action.type) ? action.type : null;
  const known = useRef(new Map<string, Chosen>());
  const { data = [], isFetching } = useQuery({
    ...choicesQuery(itemId, { q, act, step: act === null ? null : (action?.step ?? null) }),
    enabled: from === null,
    placeholderData: (last: Choice[] | undefined) => last,
  });
  const found = from ?? data;
  for (const person of found)
    known.current.set(person.id, { label: person.label, name: 'name' in person && typeof person.name === 'string' ? person.name : person.label });
  const chosen = values
    .filter((one) => !found.some((person) => person.id === one))
    .map((one) => ({ value: one, ...(known.current.get(one) ?? { label: one, name: one }) }));
  const options = [...chosen, ...found.map((person) => optionOf(person, known.current.get(person.id)))];
  const search = from === null ? { filterOption: false as const, onSearch: setQ } : { optionFilterProp: 'label' };
  return (
    <div className="field" onKeyDownCapture={tabLeaves}>
      <label htmlFor={id}>{label}</label>
      {several ? (
        <Select
          id={id}
          mode="multiple"
          optionLabelProp="name"
          showSearch={search}
          loading={isFetching}
          placeholder={t('hint')}
          notFoundContent={t('none')}
          value={[...values]}
          options={options}
          style={{ width: '100%' }}
          onChange={(people: string[]) => onChange(people)}
        />
      ) : (
        <Select
          id={id}
          allowClear
          showSearch={search}
          loading={isFetching}
          placeholder={t('hint')}
          notFoundContent={t('none')}
          value={values[0] ?? null}
          options={options}
          style={{ width: '100%' }}
          onChange={(person: string | null | undefined) => onChange(person ? [person] : [])}
        />
      )}
    </div>
  );
};

/** Who cannot be named stands there with the reason, so that nobody looks for him in vain. */
const optionOf = (
  person: { readonly id: string; readonly label: string; readonly whyNot?: string | null },
  { label, name }: Chosen = { label: person.label, name: person.label },
) => {
  const whyNot = person.whyNot ?? null;
  return { value: person.id, name, label: whyNot === null ? label : t('notNow', { label, whyNot }), disabled: whyNot !== null };
};
