import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { OrganisationView } from '../../api/generated.js';
import { ChangeSheet, Field, UnitPicker } from '../../shared/organisation/index.js';
import { DayField } from '../../shared/ui/index.js';
import { t } from './texts.js';

interface AddUnitSheetProps {
  readonly view: OrganisationView;
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

export const AddUnitSheet = ({ view, onClose, onAdded }: AddUnitSheetProps) => {
  const [tree, setTree] = useState<'party' | 'administrative'>('party');
  const roots = view.units.filter((unit) => unit.tree === tree && unit.parentId === null && unit.to === null);
  const [parent, setParent] = useState<string | null | undefined>(undefined);
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [ordinal, setOrdinal] = useState<number | null>(null);
  const [from, setFrom] = useState('');
  const parentId = parent === undefined ? (roots[0]?.id ?? null) : parent;
  const isWhole = name.trim() !== '' && code.trim() !== '' && category !== null && ordinal !== null;
  const body = isWhole ? { tree, parentId, name: name.trim(), code: code.trim(), category, ordinal, from: from === '' ? null : from } : null;
  const handleTree = (next: 'party' | 'administrative') => {
    setTree(next);
    setParent(undefined);
  };
  return (
    <ChangeSheet
      title={t('addUnit')}
      submit={t('addSubmit')}
      body={body}
      onClose={onClose}
      send={(sent, key) => api.post('/organisation/units', sent, { key })}
      onDone={(answer) => onAdded((answer as { id: string }).id) /* the contract of the route */}
    >
      <Field label={t('tree')}>
        {(id) => (
          <Select
            id={id}
            aria-label={t('tree')}
            value={tree}
            onChange={handleTree}
            options={[
              { value: 'party', label: t('party') },
              { value: 'administrative', label: t('administrative') },
            ]}
          />
        )}
      </Field>
      <Field label={t('name')}>{(id) => <Input id={id} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />}</Field>
      <Field label={t('code')} hint={t('codeHint')}>
        {(id) => <Input id={id} value={code} maxLength={40} onChange={(event) => setCode(event.target.value)} />}
      </Field>
      <Field label={t('parent')}>
        {(id) => (
          <UnitPicker
            id={id}
            label={t('parent')}
            value={parentId}
            onChange={setParent}
            units={view.units.filter((unit) => unit.tree === tree && unit.to === null)}
          />
        )}
      </Field>
      <Field label={t('category')}>
        {(id) => (
          <Select
            id={id}
            aria-label={t('category')}
            value={category}
            onChange={setCategory}
            options={view.categories.map((one) => ({ value: one.key, label: one.label }))}
          />
        )}
      </Field>
      <Field label={t('number')}>{(id) => <InputNumber id={id} min={0} max={9999} precision={0} value={ordinal} onChange={setOrdinal} />}</Field>
      <div>
        <DayField label={t('started')} value={from} onChange={setFrom} />
        <p className="field-hint">{t('startedHint')}</p>
      </div>
    </ChangeSheet>
  );
};
