import { t } from '../texts.js';

/** From this share of the limit on the reader is told how much there is. */
const near = 0.8;

/** «已写1,950字，最多1,000字»: nothing is cut off, so what is too much is said while it is written. */
export const LengthWords = ({ text, most }: { text: string; most: unknown }) => {
  if (typeof most !== 'number') return null;
  const written = [...text].length;
  if (written <= most * near) return null;
  return (
    <p className={written > most ? 'field-error' : 'field-hint'} aria-live="polite">
      {t('length', { written: written.toLocaleString('en'), most: most.toLocaleString('en') })}
    </p>
  );
};
