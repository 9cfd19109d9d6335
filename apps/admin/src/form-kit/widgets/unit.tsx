import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { unitsQuery } from '../../api/queries.js';
import { useFormKit } from '../context.js';
import { learnNames } from '../learnt-names.js';
import { t } from '../texts.js';
import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';

/** Units in their official order. */
export const UnitWidget = ({ id, label, value, onChange, isInvalid, describedBy }: EditorProps) => {
  const { names } = useFormKit();
  const { data: units = [] } = useQuery(unitsQuery);
  const chosen = textOf(value);
  const options = units.map((unit) => ({ value: unit.id, label: unit.name }));
  const own = chosen !== '' && !options.some((option) => option.value === chosen) ? [{ value: chosen, label: names.units[chosen] ?? chosen }] : [];
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={chosen === '' ? null : chosen}
      options={[...own, ...options]}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      status={isInvalid ? 'error' : ''}
      placeholder={t('choose')}
      aria-label={label}
      aria-describedby={describedBy}
      onChange={(unit: string | undefined | null) => {
        learnNames({ units: Object.fromEntries(units.filter(({ id: each }) => each === unit).map(({ id: each, name }) => [each, name])) });
        onChange(unit ?? null);
      }}
    />
  );
};
