import { t } from './texts.js';

/** One letter of the server: worst unfinished light of a unit's share of a task. */
export type Letter = string;

const spoken: Readonly<Record<string, () => string>> = {
  r: () => t('red'),
  y: () => t('yellow'),
  s: () => t('stopped'),
  g: () => t('green'),
  o: () => t('open'),
  e: () => t('ended'),
  h: () => t('hidden'),
  '-': () => t('noPart'),
};
export const wordOf = (letter: Letter): string => (spoken[letter] ?? spoken['-'])?.() ?? '';
export const isUnfinished = (letter: Letter): boolean => 'rysgo'.includes(letter);
export const letters = ['r', 'y', 's', 'g', 'o', 'e', 'h', '-'] as const;

/** Drawn, never typed; only red and yellow are loud. */
export const CellMark = ({ letter }: { letter: Letter }) => (
  <svg viewBox="0 0 16 16" className={`cell-mark cell-mark-${letter === '-' ? 'none' : letter}`} aria-hidden="true" focusable="false">
    <Shape letter={letter} />
  </svg>
);

const Shape = ({ letter }: { letter: Letter }) => {
  switch (letter) {
    case 'r':
      return <rect x="2" y="2" width="12" height="12" />;
    case 'y':
      return <path d="M8 1.500l7 13H1z" />;
    case 's':
      return <path d="M4 3h3v10H4zM9 3h3v10H9z" />;
    case 'g':
      return <circle cx="8" cy="8" r="4" />;
    case 'o':
      return <circle cx="8" cy="8" r="3.600" className="cell-line" />;
    case 'e':
      return <path d="M2.500 8.500l3.800 4L13.500 4" className="cell-line" />;
    case 'h':
      return <path d="M4 7h8v6H4zM6 7V5a2 2 0 0 1 4 0v2" className="cell-line" />;
    default:
      return <path d="M4 8h8" className="cell-line" />;
  }
};

export const Legend = () => (
  <p className="board-legend" aria-label={t('legend')}>
    {letters.map((letter) => (
      <span key={letter}>
        <CellMark letter={letter} />
        {letter === 's' ? t('stoppedNote') : wordOf(letter)}
      </span>
    ))}
  </p>
);
