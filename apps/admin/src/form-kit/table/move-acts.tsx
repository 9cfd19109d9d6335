import { t } from '../texts.js';

interface MoveActsProps {
  /** The row as it is called. */
  readonly title: string;
  readonly onMove: (by: number) => void;
}

/** Up and down by one place; pressed at an end of the list they say that it is the end. */
export const MoveActs = ({ title, onMove }: MoveActsProps) => (
  <p className="row-moves">
    <button type="button" className="link-button" aria-label={t('actFor', { act: t('moveUp'), label: title })} onClick={() => onMove(-1)}>
      {t('moveUp')}
    </button>
    <button type="button" className="link-button" aria-label={t('actFor', { act: t('moveDown'), label: title })} onClick={() => onMove(1)}>
      {t('moveDown')}
    </button>
  </p>
);
