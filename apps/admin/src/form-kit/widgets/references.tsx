import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { referencesQuery } from '../../api/queries.js';
import { useFormKit } from '../context.js';
import { learnNames } from '../learnt-names.js';
import { t } from '../texts.js';
import type { EditorProps } from './editor.js';

const nothing: readonly { readonly id: string; readonly title: string }[] = [];

/** Records named one after the other, looked for by their titles; whatever its reader may not read he sees as a record and no more. */
export const ReferencesWidget = ({ id, label, value, onChange, options, isInvalid, describedBy }: EditorProps) => {
  const { names } = useFormKit();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const of = Array.isArray(options['of']) ? options['of'].filter((one): one is string => typeof one === 'string') : [];
  const q = useDeferredValue(typed.trim());
  const { data: found = nothing, isFetching, isError } = useQuery({ ...referencesQuery(of, q), enabled: isOpen && of.length > 0 });
  const chosen = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const own = chosen
    .filter((each) => !found.some((one) => one.id === each))
    .map((each) => ({ value: each, label: names.records?.[each] ?? t('recordUnseen') }));
  return (
    <Select
      id={id}
      mode="multiple"
      style={{ width: '100%' }}
      value={chosen}
      options={[...found.map((one) => ({ value: one.id, label: one.title })), ...own]}
      maxCount={typeof options['maxItems'] === 'number' ? options['maxItems'] : 20}
      allowClear
      status={isInvalid ? 'error' : ''}
      placeholder={t('recordFind')}
      aria-label={label}
      aria-describedby={describedBy}
      showSearch={{ filterOption: false, onSearch: setTyped, autoClearSearchValue: true }}
      onOpenChange={setOpen}
      loading={isFetching}
      notFoundContent={isFetching ? null : t(isError ? 'recordFailed' : of.length === 0 ? 'recordNoSource' : 'recordNone')}
      onChange={(ids: string[]) => {
        learnNames({ records: Object.fromEntries(found.filter((one) => ids.includes(one.id)).map((one) => [one.id, one.title])) });
        onChange(ids);
      }}
    />
  );
};
