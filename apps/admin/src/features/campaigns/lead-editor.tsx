import { Button, Select } from 'antd';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Choices, Lead, PlanChange } from '../../api/types.js';
import { t } from './texts.js';

interface LeadEditorProps {
  readonly lead: Lead | null;
  readonly choices: Choices;
  readonly label: string;
  readonly onSave: (lead: NonNullable<PlanChange['lead']> | null) => void;
  readonly onCancel: () => void;
  /** The reader went elsewhere without changing anything. */
  readonly onLeave: () => void;
}

const categoryPrefix = 'category:';

/** Owner of a task: one category of units, or units by name. Enter takes, Tab or leaving saves, Esc leaves it as it was. */
export const LeadEditor = ({ lead, choices, label, onSave, onCancel, onLeave }: LeadEditorProps) => {
  const [keys, setKeys] = useState(() => keysOf(lead));

  const handleChange = (next: string[]) => {
    const category = next.find((key) => key.startsWith(categoryPrefix) && !keys.includes(key));
    const chosen = category === undefined ? next.filter((key) => !key.startsWith(categoryPrefix)) : [category];
    setKeys(chosen);
    if (category !== undefined) onSave(leadOf(chosen));
  };
  const isSame = keys.join() === keysOf(lead).join();
  const handleBlur = () => (isSame ? onLeave() : onSave(leadOf(keys)));
  const handleDone = () => (isSame ? onCancel() : onSave(leadOf(keys)));
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };

  return (
    <div className="plan-editor" onKeyDownCapture={handleKeyDown}>
      <Select
        mode="multiple"
        autoFocus
        defaultOpen
        value={keys}
        aria-label={label}
        placeholder={t('leadPlaceholder')}
        showSearch={{ optionFilterProp: 'label' }}
        options={optionsOf(choices)}
        onChange={handleChange}
        onBlur={handleBlur}
        style={{ width: '100%' }}
        popupMatchSelectWidth={280}
        popupRender={(menu) => (
          <>
            {menu}
            <div className="plan-editor-foot">
              <Button size="small" type="primary" onMouseDown={(event) => event.preventDefault()} onClick={handleDone}>{t('leadDone')}</Button>
            </div>
          </>
        )}
      />
    </div>
  );
};

const optionsOf = (choices: Choices) => [
  {
    label: t('categories'),
    options: choices.categories.map((category) => ({
      value: `${categoryPrefix}${category.key}`,
      label: t('categoryOption', { label: category.label, count: category.units }),
    })),
  },
  { label: t('units'), options: choices.units.map((unit) => ({ value: unit.id, label: unit.name })) },
];

const keysOf = (lead: Lead | null): string[] => {
  if (lead === null) return [];
  return lead.type === 'category' ? [`${categoryPrefix}${lead.category ?? ''}`] : lead.units.map((unit) => unit.id);
};

const leadOf = (keys: readonly string[]): NonNullable<PlanChange['lead']> | null => {
  const [first] = keys;
  if (first === undefined) return null;
  return first.startsWith(categoryPrefix) ? { type: 'category', category: first.slice(categoryPrefix.length) } : { type: 'units', units: [...keys] };
};
