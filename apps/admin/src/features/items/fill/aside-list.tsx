import { Button } from 'antd';
import { useState } from 'react';
import type { AsideView } from '../../../api/types.js';
import { t } from './texts.js';
import { wordsAt } from './value-words.js';
import type { InForm } from './value-words.js';

interface AsideListProps extends InForm {
  readonly asides: readonly AsideView[];
  readonly onDrop: (id: string) => void;
  /** Words of somebody else are not waited for any more. */
  readonly onDismiss: (id: string) => void;
}

/** Rows that somebody took away as a block may be hundreds. */
const AT_ONCE = 50;

/** «未采用的文字»: what was typed and stands nowhere on the page, to be copied back. */
export const AsideList = ({ asides, onDrop, onDismiss, ...form }: AsideListProps) => {
  const [most, setMost] = useState(AT_ONCE);
  const kept = asides.filter(({ open, mine, type }) => !(open && mine) && type !== 'delete');
  if (kept.length === 0) return null;
  return (
    <details className="sheet folded-part draft-asides">
      <summary>{t('asides', { count: kept.length })}</summary>
      <p className="grey small">{t('asidesHint')}</p>
      <ul>
        {kept.slice(0, most).map((aside) => (
          <li key={aside.id}>
            <p className="grey small">
              {aside.label} · {t('asideBy', { by: aside.by, at: aside.atText })}
              {aside.open ? ` · ${t('asideOpen', { by: aside.by })}` : ''}
            </p>
            <Copied words={wordsAt(form, aside.place, aside.value)} />
            {aside.mine ? (
              <Button size="small" type="text" onClick={() => onDrop(aside.id)}>
                {t('drop')}
              </Button>
            ) : aside.open ? (
              <Button size="small" type="text" onClick={() => onDismiss(aside.id)}>
                {t('dismiss', { by: aside.by })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {kept.length > most ? (
        <Button size="small" onClick={() => setMost(most + AT_ONCE)}>
          {t('asidesMore', { count: Math.min(AT_ONCE, kept.length - most) })}
        </Button>
      ) : null}
    </details>
  );
};

/** Words and a button that copies them; where the browser forbids it they can be marked by hand. */
export const Copied = ({ words }: { words: string }) => {
  const [isCopied, setCopied] = useState(false);
  const handleCopy = async () => {
    await navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <p className="draft-words">{words}</p>
      {navigator.clipboard ? (
        <Button size="small" onClick={() => void handleCopy()}>
          {isCopied ? t('copied') : t('copy')}
        </Button>
      ) : null}
    </>
  );
};
