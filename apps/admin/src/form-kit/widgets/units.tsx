import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { unitsQuery } from '../../api/queries.js';
import { useFormKit } from '../context.js';
import { learnNames } from '../learnt-names.js';
import { t } from '../texts.js';
import type { EditorProps } from './editor.js';

/** Several units, offered in their official order. */
export const UnitsWidget = ({ id, label, value, onChange, options, isInvalid, describedBy }: EditorProps) => {
  const { names } = useFormKit();
  const { data: units = [] } = useQuery(unitsQuery);
  const chosen = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const offered = units.map((unit) => ({ value: unit.id, label: unit.name }));
  const own = chosen.filter((each) => !offered.some((option) => option.value === each)).map((each) => ({ value: each, label: names.units[each] ?? each }));
  return (
    <Select
      id={id}
      mode="multiple"
      style={{ width: '100%' }}
      value={chosen}
      options={[...own, ...offered]}
      maxCount={typeof options['maxItems'] === 'number' ? options['maxItems'] : 50}
      allowClear
      showSearch={{ optionFilterProp: 'label', autoClearSearchValue: true }}
      status={isInvalid ? 'error' : ''}
      placeholder={t('choose')}
      aria-label={label}
      aria-describedby={describedBy}
      onChange={(ids: string[]) => {
        learnNames({ units: Object.fromEntries(units.filter(({ id: each }) => ids.includes(each)).map(({ id: each, name }) => [each, name])) });
        onChange(ids);
      }}
    />
  );
};
