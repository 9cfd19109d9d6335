import { words } from '../texts/words.js';
import './marks.css';

const t = words('stale', {
  title: '这一部分要重新载入',
  text: '系统可能刚刚更新过，或者网络断了一下。本页的内容都在，看到“已自动保存”以后再重新载入，接着用。',
  reload: '重新载入',
});

/** Stands where a part of the page should: the build it belongs to is gone. Everything around it goes on. */
export const StalePart = () => (
  <div className="problem problem-calm" role="alert">
    <div className="problem-main">
      <span className="problem-title">{t('title')}</span>
      <p>{t('text')}</p>
    </div>
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
