import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Choices, Lead, PlanChange } from '../../api/types.js';
import { isCategory, keysOf, leadOf, optionsOf, pickKeys, wordsOf } from './lead-options.js';
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

/** Owner of a task: one category of units, or units by name. Enter takes, Tab or leaving saves, Esc leaves it as it was. */
export const LeadEditor = ({ lead, choices, label, onSave, onCancel, onLeave }: LeadEditorProps) => {
  const [keys, setKeys] = useState<string[]>(() => keysOf(lead));

  const handleChange = (next: string[]) => {
    const chosen = pickKeys(keys, next);
    setKeys(chosen);
    if (chosen.length > keys.length && chosen.every(isCategory)) save(chosen);
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
              <Button size="small" type="primary" onMouseDown={(event) => event.preventDefault()} onClick={handleDone}>
                {t('leadDone')}
              </Button>
            </div>
          </>
        )}
      />
    </div>
  );
};
