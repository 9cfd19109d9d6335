import { useEffect, useRef, useState } from 'react';
import { groups, kindsLike, kindWord, type Kind } from '../kinds.js';
import { t } from '../texts.js';

interface AddMenuProps {
  readonly x: number;
  readonly y: number;
  /** Kinds that cannot stand there. */
  readonly without: readonly Kind[];
  readonly onAdd: (kind: Kind) => void;
  readonly onClose: () => void;
}

/** What may be added at a place: type a word, or walk with the arrows; Enter takes the first. */
export const AddMenu = ({ x, y, without, onAdd, onClose }: AddMenuProps) => {
  const [words, setWords] = useState('');
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    const leave = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && menu.current?.contains(target))) onClose();
    };
    addEventListener('pointerdown', leave);
    return () => removeEventListener('pointerdown', leave);
  }, [onClose]);
  const like = kindsLike(words).filter((kind) => !without.includes(kind));
  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
    const at = all.findIndex((one) => one === document.activeElement);
    const [first] = like;
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (event.key === 'ArrowDown') all[Math.min(all.length - 1, at + 1)]?.focus();
    else if (event.key === 'ArrowUp') all[Math.max(0, at - 1)]?.focus();
    else if (event.key === 'Enter' && at === 0 && first && !event.isComposing) onAdd(first);
    else return;
    event.preventDefault();
  };
  // The list itself is nothing to press; its keys are those of what is in it.
  const keys = useRef(handleKey);
  keys.current = handleKey;
  useEffect(() => {
    const handle = (event: KeyboardEvent) => keys.current(event);
    const here = menu.current;
    here?.addEventListener('keydown', handle);
    return () => here?.removeEventListener('keydown', handle);
  }, []);
  return (
    <div ref={menu} className="dz-menu fb-menu" role="dialog" aria-label={t('addMenu')} style={{ left: x, top: y }} tabIndex={-1}>
      <input aria-label={t('findKind')} placeholder={t('findKind')} value={words} onChange={({ target }) => setWords(target.value)} />
      {like.length === 0 ? <p className="grey">{t('noKind')}</p> : null}
      {groups.map(({ label, kinds }) => {
        const here = kinds.filter((kind) => like.includes(kind));
        return here.length === 0 ? null : (
          <div key={label} className="fb-menu-group" role="group" aria-label={label}>
            {here.map((kind) => (
              <button key={kind} type="button" tabIndex={-1} onClick={() => onAdd(kind)}>
                {kindWord(kind)}
              </button>
            ))}
          </div>
        );
      })}
    </div>
  );
};
