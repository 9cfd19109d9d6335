import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
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
    // Categories or units by name, never both: the last choice says which.
    const added = next.find((key) => !keys.includes(key));
    const byCategory = (added ?? next[0] ?? '').startsWith(categoryPrefix);
    const chosen = next.filter((key) => key.startsWith(categoryPrefix) === byCategory);
    setKeys(chosen);
    if (byCategory && added !== undefined) save(chosen);
  };
  const sent = useRef<string | null>(null);
  const save = (chosen: readonly string[]) => {
    sent.current = chosen.join();
    onSave(leadOf(chosen));
  };
  const isSame = keys.join() === keysOf(lead).join();
  const handleBlur = () => {
    if (isSame) onLeave();
    else if (sent.current !== keys.join()) save(keys);
  };
  const handleDone = () => (isSame ? onCancel() : save(keys));
  const handleKeyDown = (event: KeyboardEvent) => {
    // Left to itself the list would take its first line along when the reader leaves with Tab.
    if (event.key === 'Tab' || event.key === 'Escape') event.stopPropagation();
    if (event.key === 'Escape') onCancel();
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
        showSearch={{ filterOption: (typed, option) => wordsOf(option).includes(typed.trim()) }}
        notFoundContent={<p className="plan-note">{t('leadNone')}</p>}
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

/** A category is also found as the plan prints it: «各党支部». */
const wordsOf = (option: { readonly label?: unknown; readonly search?: unknown } | undefined): string => [option?.search, option?.label].filter((part) => typeof part === 'string').join(' ');

const optionsOf = (choices: Choices) => [
  {
    label: <span>{t('categories')}</span>,
    options: choices.categories.map((category) => ({
      value: `${categoryPrefix}${category.key}`,
      label: t('categoryOption', { label: category.label, count: category.units }),
      search: `各${category.label}`,
    })),
  },
  { label: <span>{t('units')}</span>, options: choices.units.map((unit) => ({ value: unit.id, label: unit.name, search: unit.name })) },
];

const keysOf = (lead: Lead | null): string[] => {
  if (lead === null) return [];
  return lead.type === 'category' ? [lead.category ?? '', ...lead.and].map((key) => `${categoryPrefix}${key}`) : lead.units.map((unit) => unit.id);
};

const leadOf = (keys: readonly string[]): NonNullable<PlanChange['lead']> | null => {
  const [first, ...more] = keys;
  if (first === undefined) return null;
  if (!first.startsWith(categoryPrefix)) return { type: 'units', units: [...keys] };
  return { type: 'category', category: keyOf(first), and: more.map(keyOf) };
};

const keyOf = (option: string): string => option.slice(categoryPrefix.length);
