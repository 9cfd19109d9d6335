import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { watchItem } from './live-store.js';
import { useIsStale } from './use-fresh-item.js';
import { t } from './texts.js';

interface StaleNoteProps {
  readonly id: string;
  /** The version that stands on the page. */
  readonly version: number;
  /** Reads it again, where that takes away nothing somebody wrote. */
  readonly onLook?: () => void;
  readonly text: 'staleFill' | 'staleSheet' | 'stale';
}

const GRACE_MS = 700;

/** «有新变化», said before somebody presses a button that could only be refused. */
export const StaleNote = ({ id, version, onLook, text }: StaleNoteProps) => {
  const isStale = useIsStale(id, version);
  useEffect(() => watchItem(id), [id]);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(isStale), isStale ? GRACE_MS : 0);
    return () => clearTimeout(timer);
  }, [isStale]);
  if (!isShown || !isStale) return null;
  return (
    <div className="notice stale-note" role="status">
      <p>
        <b>{t('changed')}</b>
        {t(text)}
      </p>
      {onLook ? (
        <Button size="small" onClick={onLook}>
          {t('look')}
        </Button>
      ) : null}
    </div>
  );
};
