import type { MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { t } from '../texts.js';

interface MoveActsProps {
  /** The row as it is called. */
  readonly title: string;
  readonly onMove: (by: number) => void;
}

/** Up and down by one place; pressed at an end of the list they say that it is the end. Whoever pressed goes along with the row. */
export const MoveActs = ({ title, onMove }: MoveActsProps) => {
  const act =
    (by: number) =>
    ({ currentTarget }: MouseEvent<HTMLElement>) => {
      flushSync(() => onMove(by));
      currentTarget.scrollIntoView({ block: 'nearest' });
    };
  return (
    <p className="row-moves">
      <button type="button" className="link-button" aria-label={t('actFor', { act: t('moveUp'), label: title })} onClick={act(-1)}>
        {t('moveUp')}
      </button>
      <button type="button" className="link-button" aria-label={t('actFor', { act: t('moveDown'), label: title })} onClick={act(1)}>
        {t('moveDown')}
      </button>
    </p>
  );
};
