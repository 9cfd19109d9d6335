import { memo } from 'react';
import type { FormSection, Spot } from '@bihuan/forms';
import { t } from '../texts.js';
import { useBuilder } from './context.js';

interface SlotProps {
  readonly table?: string;
  readonly after?: string;
  /** First in this section. */
  readonly section?: FormSection;
  /** What it stands after, in words. */
  readonly afterLabel: string;
}

/** The place between two fields: pressed it adds, what is dragged is dropped here. */
export const Slot = memo(({ table, after, section, afterLabel }: SlotProps) => {
  const { ask, mayChange } = useBuilder();
  const at: Spot = {
    ...(section === undefined ? {} : { section: section.id }),
    ...(table === undefined ? {} : { table }),
    ...(after === undefined ? {} : { after }),
  };
  return (
    <div className="fb-slot" data-table={table} data-after={after} data-section={section?.id}>
      {mayChange ? (
        <button
          type="button"
          className="dz-add"
          tabIndex={-1}
          aria-label={afterLabel === '' ? (section ? t('addFirstIn', { title: section.title }) : t('addFirst')) : t('addAfter', { label: afterLabel })}
          onClick={({ currentTarget }) => ask(at, currentTarget)}
        >
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            <path d="M5 0v10M0 5h10" stroke="currentColor" strokeWidth="1.600" />
          </svg>
        </button>
      ) : null}
    </div>
  );
});
Slot.displayName = 'Slot';
