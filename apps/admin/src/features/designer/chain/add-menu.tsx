import { useEffect, useRef, type KeyboardEvent } from 'react';
import { t } from '../texts.js';
import { kinds, type Kind } from './new-node.js';

const words: Readonly<Record<Kind, readonly [string, string]>> = {
  step: [t('kindStep'), t('addStepHint')],
  choice: [t('kindChoice'), t('addChoiceHint')],
  parallel: [t('kindFork'), t('addParallelHint')],
  cc: [t('kindCc'), t('addCcHint')],
  notify: [t('kindNotify'), t('addNotifyHint')],
  wait: [t('kindWait'), t('addWaitHint')],
  'sub-items': [t('kindSubItems'), t('addSubItemsHint')],
};

interface AddMenuProps {
  readonly x: number;
  readonly y: number;
  readonly onAdd: (kind: Kind) => void;
  readonly onClose: () => void;
}

/** What may be added, once for the whole canvas; letters and arrows choose. */
export const AddMenu = ({ x, y, onAdd, onClose }: AddMenuProps) => {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector('button')?.focus(), []);
  useEffect(() => {
    const leave = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && menu.current?.contains(target))) onClose();
    };
    addEventListener('pointerdown', leave);
    return () => removeEventListener('pointerdown', leave);
  }, [onClose]);
  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    const all = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = all.findIndex((one) => one === document.activeElement);
    if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all[(at + all.length - 1) % all.length]?.focus();
    else if (/^[1-7]$/u.test(event.key)) all[Number(event.key) - 1]?.click();
    else if (event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={menu} className="dz-menu" role="menu" aria-label={t('addMenu')} style={{ left: x, top: y }} tabIndex={-1} onKeyDown={handleKey}>
      {kinds.map((kind, n) => (
        <button key={kind} type="button" role="menuitem" tabIndex={-1} onClick={() => onAdd(kind)}>
          <kbd aria-hidden="true">{n + 1}</kbd>
          <span>
            <span className="dz-name">{words[kind][0]}</span>
            <span className="dz-line grey">{words[kind][1]}</span>
          </span>
        </button>
      ))}
    </div>
  );
};
