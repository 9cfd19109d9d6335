import { memo } from 'react';
import type { EditPlace } from '@bihuan/workflows';
import { t } from '../texts.js';
import { useCanvas } from './canvas-context.js';

interface SlotProps {
  readonly chain: string;
  readonly fork?: string;
  readonly branch?: string;
  readonly after?: string;
  /** What it stands after, in words. */
  readonly afterLabel: string;
}

/** The line between two cards, with the place to add something; what is dragged is dropped here. */
export const Slot = memo(({ chain, fork, branch, after, afterLabel }: SlotProps) => {
  const { ask, mayChange } = useCanvas();
  const at: EditPlace = { chain, ...(fork !== undefined && branch !== undefined ? { in: { fork, branch } } : {}), ...(after === undefined ? {} : { after }) };
  return (
    <div className="dz-slot" data-chain={chain} data-fork={fork} data-branch={branch} data-after={after}>
      {mayChange ? (
        <button
          type="button"
          className="dz-add"
          tabIndex={-1}
          aria-label={afterLabel === '' ? t('addFirst') : t('addAfter', { label: afterLabel })}
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
