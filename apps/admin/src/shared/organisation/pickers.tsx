import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { peopleQuery, unitsQuery } from '../../api/queries.js';
import { t } from './texts.js';
import { tabLeaves } from '../ui/tab-leaves.js';

interface PickerProps {
  readonly id?: string;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** One person out of all, found by typing. */
export const PersonPicker = ({ id, label, value, onChange }: PickerProps) => {
  const [q, setQ] = useState('');
  const { data: people = [], isFetching } = useQuery({ ...peopleQuery(q, null), placeholderData: (last) => last });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={isFetching}
      placeholder={t('personHint')}
      value={value}
      style={{ width: '100%' }}
      onChange={(person: string | null | undefined) => onChange(person ?? null)}
      options={people.map((person) => ({ value: person.id, label: person.label }))}
    />
  );
};

interface PeoplePickerProps {
  readonly id?: string;
  readonly label: string;
  readonly values: readonly string[];
  /** Names of those chosen already, whom no search has found yet. */
  readonly known: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (ids: string[]) => void;
}

/** Several persons out of all, found by typing. */
export const PeoplePicker = ({ id, label, values, known, onChange }: PeoplePickerProps) => {
  const [q, setQ] = useState('');
  const { data: people = [], isFetching } = useQuery({ ...peopleQuery(q, null), placeholderData: (last) => last });
  const [seen, setSeen] = useState<Readonly<Record<string, string>>>(Object.fromEntries(known.map((one) => [one.id, one.name])));
  // A name is enough where it stands among others; where he is found, his post tells him from another of that name.
  const found = people.map((person) => ({ value: person.id, label: person.label, name: person.name }));
  const chosen = values
    .filter((one) => !found.some(({ value }) => value === one))
    .map((one) => ({ value: one, label: seen[one] ?? '', name: seen[one] ?? '' }));
  return (
    <div onKeyDownCapture={tabLeaves}>
      <Select
        {...(id === undefined ? {} : { id })}
        mode="multiple"
        aria-label={label}
        optionLabelProp="name"
        showSearch={{ filterOption: false, onSearch: setQ }}
        loading={isFetching}
        placeholder={t('personHint')}
        value={[...values]}
        style={{ width: '100%' }}
        onChange={(ids: string[]) => {
          setSeen({ ...seen, ...Object.fromEntries(found.map(({ value, name }) => [value, name])) });
          onChange(ids);
          setQ('');
        }}
        options={[...found, ...chosen]}
      />
    </div>
  );
};

interface UnitPickerProps extends PickerProps {
  /** Those that may be chosen; absent: all that are there today. */
  readonly units?: readonly { readonly id: string; readonly name: string }[];
}

/** One unit, in official order, found by typing. */
export const UnitPicker = ({ id, label, value, onChange, units }: UnitPickerProps) => {
  const { data = [] } = useQuery({ ...unitsQuery, enabled: units === undefined });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      placeholder={t('unitHint')}
      value={value}
      style={{ width: '100%' }}
      onChange={(unit: string | null | undefined) => onChange(unit ?? null)}
      options={(units ?? data).map((unit) => ({ value: unit.id, label: unit.name }))}
    />
  );
};

interface UnitsPickerProps {
  readonly id?: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (ids: string[]) => void;
}

/** Several units. */
export const UnitsPicker = ({ id, label, values, units, onChange }: UnitsPickerProps) => (
  <div onKeyDownCapture={tabLeaves}>
    <Select
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('unitHint')}
      value={[...values]}
      style={{ width: '100%' }}
      onChange={(ids: string[]) => onChange(ids)}
      options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
    />
  </div>
);
