import { Link } from '@tanstack/react-router';
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { words } from '../texts/words.js';
import { doneWord, onDoneWord, sayDone } from './done-bar-store.js';
import './done-bar.css';
import { lazyPart } from '../ui/lazy-part.js';

const Withdraw = lazyPart(() => import('./quick-act.js').then((module) => ({ default: module.QuickAct })));

const t = words('done', { withdraw: '撤回', see: '看这份', close: '收起' });
const stay = 8000;

/** The bar after an act: what happened, whose hands, and the way back while nobody has acted. */
export const DoneBar = () => {
  const word = useSyncExternalStore(onDoneWord, doneWord);
  const [isHeld, setHeld] = useState(false);
  const [withdraws, setWithdraws] = useState<string | null>(null);
  useEffect(() => {
    if (!word || isHeld) return undefined;
    const timer = setTimeout(() => sayDone(null), stay);
    return () => clearTimeout(timer);
  }, [word, isHeld]);
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false), onFocus: () => setHeld(true), onBlur: () => setHeld(false) };
  const handleWithdraw = (itemId: string) => {
    setWithdraws(itemId);
    setHeld(false);
    sayDone(null);
  };
  return (
    <>
      <div className="done-bar-place no-print" role="status" aria-live="polite">
        {word ? (
          <div className="done-bar" {...hold}>
            <span>{word.sentence}</span>
            {word.itemId && word.mayWithdraw ? (
              <button type="button" onClick={() => handleWithdraw(word.itemId ?? '')}>
                {t('withdraw')}
              </button>
            ) : null}
            {word.itemId ? (
              <Link to={`/items/${word.itemId}`} onClick={() => sayDone(null)}>
                {t('see')}
              </Link>
            ) : null}
            <button type="button" onClick={() => sayDone(null)}>
              {t('close')}
            </button>
          </div>
        ) : null}
      </div>
      {withdraws ? (
        <Suspense fallback={null}>
          <Withdraw itemId={withdraws} label={t('withdraw')} onClose={() => setWithdraws(null)} />
        </Suspense>
      ) : null}
    </>
  );
};
