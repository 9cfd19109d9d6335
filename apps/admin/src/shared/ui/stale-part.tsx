import { words } from '../texts/words.js';
import './marks.css';

const t = words('stale', {
  title: '这一部分没有载入',
  text: '网络断了一下，或者系统刚刚更新过。本页内容还在。请再试一次；仍不行，等正在填写的内容保存好以后重新载入。',
  again: '再试一次',
  reload: '重新载入',
});

/** Stands where a part of the page should: the line broke, or the build it belongs to is gone. Everything around it goes on. */
export const StalePart = ({ onAgain }: { onAgain?: (() => void) | undefined }) => (
  <div className="problem problem-calm" role="alert">
    <div className="problem-main">
      <span className="problem-title">{t('title')}</span>
      <p>{t('text')}</p>
    </div>
    {onAgain ? (
      <button type="button" className="link-button" onClick={onAgain}>
        {t('again')}
      </button>
    ) : null}
    <button type="button" className="link-button" onClick={() => location.reload()}>
      {t('reload')}
    </button>
  </div>
);

/** As browsers, and the loader of styles, say that a file of the build is not there. */
const GONE = [
  'Failed to fetch dynamically imported module',
  'error loading dynamically imported module',
  'Importing a module script failed',
  'Unable to preload CSS',
] as const;

export const isStaleBuild = (error: unknown): boolean => error instanceof Error && GONE.some((words) => error.message.startsWith(words));
