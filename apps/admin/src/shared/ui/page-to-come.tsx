import { Link } from '@tanstack/react-router';
import { words } from '../texts/words.js';
import { Loading } from './loading.js';
import { ProblemAlert } from './problem-alert.js';

const t = words('page-to-come', { problem: '这个页面没有打开', home: '回到本周要办' });

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => unknown;
}

/** Why a page cannot be shown, and the way home. */
export const PageFailure = ({ error, onRetry }: Props) => (
  <>
    <h1 className="visually-hidden">{t('problem')}</h1>
    <ProblemAlert error={error} {...(onRetry ? { onRetry: () => void onRetry() } : {})} />
    <p className="page-way-home">
      <Link to="/">{t('home')}</Link>
    </p>
  </>
);

/** A page before what it shows has come, or instead of it. */
export const PageToCome = ({ isWide = false, ...of }: Props & { readonly isWide?: boolean }) => (
  <div className={isWide ? 'page' : 'page page-narrow'}>{of.error ? <PageFailure {...of} /> : <Loading />}</div>
);
