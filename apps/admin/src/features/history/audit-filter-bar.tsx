import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { unitsQuery } from '../../api/queries.js';
import { DayField } from '../../shared/ui/index.js';
import { HandlerPicker } from './handler-picker.js';
import type { AuditFilter, AuditFilters } from './queries.js';
import { newSampleNumber, sampleSize } from './sample-number.js';
import { t } from './texts.js';

interface AuditFilterBarProps {
  readonly filters: AuditFilters;
  readonly onChange: (next: Readonly<Record<string, string>>) => void;
}

const flags = ['returned', 'overdue', 'reopened', 'late'] as const;
const cleared: Readonly<Record<AuditFilter, string>> = {
  q: '',
  unit: '',
  handler: '',
  from: '',
  to: '',
  returned: '',
  overdue: '',
  reopened: '',
  late: '',
  sample: '',
};

/** What narrows the list. Each choice stands in the address, so a search can be kept as a bookmark. */
export const AuditFilterBar = ({ filters, onChange }: AuditFilterBarProps) => {
  const { data: units = [] } = useQuery(unitsQuery);
  const [q, setQ] = useState(filters.q ?? '');
  return (
    <form
      role="search"
      className="sheet audit-filters"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ q: q.trim() });
      }}
    >
      <div className="audit-filter-row">
        <Input.Search
          aria-label={t('search')}
          placeholder={t('searchPlaceholder')}
          value={q}
          enterButton={t('search')}
          allowClear
          onChange={(event) => setQ(event.target.value)}
          onSearch={(text) => onChange({ q: text.trim() })}
          className="audit-q"
        />
        <Select
          aria-label={t('unit')}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          placeholder={t('anyUnit')}
          value={filters.unit ?? null}
          onChange={(unit: string | null | undefined) => onChange({ unit: unit ?? '' })}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          className="audit-unit"
        />
        <HandlerPicker value={filters.handler ?? null} onChange={(handler) => onChange({ handler })} />
        <DayField label={t('from')} value={filters.from ?? ''} onChange={(from) => onChange({ from })} />
        <DayField label={t('to')} value={filters.to ?? ''} onChange={(to) => onChange({ to })} />
      </div>
      <div className="audit-filter-row">
        <span role="group" aria-label={t('flags')} className="audit-flags">
          <span className="grey">{t('flags')}</span>
          {flags.map((flag) => (
            <Checkbox key={flag} checked={filters[flag] === '1'} onChange={(event) => onChange({ [flag]: event.target.checked ? '1' : '' })}>
              {t(flag)}
            </Checkbox>
          ))}
        </span>
        {Object.keys(filters).length > 0 ? (
          <Button
            type="text"
            onClick={() => {
              setQ('');
              onChange(cleared);
            }}
          >
            {t('clear')}
          </Button>
        ) : null}
        <Sampling sample={filters.sample ?? ''} onDraw={(sample) => onChange({ sample })} />
      </div>
    </form>
  );
};

const Sampling = ({ sample, onDraw }: { sample: string; onDraw: (sample: string) => void }) => {
  const [number, setNumber] = useState(sample);
  const handleNew = () => {
    const drawn = newSampleNumber();
    setNumber(drawn);
    onDraw(drawn);
  };
  return (
    <span className="audit-sampling">
      <Button onClick={handleNew}>{t('sample', { count: sampleSize })}</Button>
      <label>
        {t('sampleNo')}{' '}
        <input
          className="native-input audit-sample-no"
          inputMode="numeric"
          value={number}
          onChange={(event) => setNumber(event.target.value.replaceAll(/\D/gu, ''))}
        />
      </label>
      <Button disabled={number === ''} onClick={() => onDraw(number)}>
        {t('sampleAgain')}
      </Button>
      <span className="grey small">{t('sampleNote')}</span>
      {sample === '' ? null : (
        <Button
          type="text"
          onClick={() => {
            setNumber('');
            onDraw('');
          }}
        >
          {t('sampleEnd')}
        </Button>
      )}
    </span>
  );
};
