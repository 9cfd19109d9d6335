import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { PageFailure } from '../../shared/ui/page-to-come.js';
import { t } from './texts.js';

/** A page that cannot be shown: the server's reason where there is one, and the way home. */
export const PageProblem = ({ error, onRetry }: { error?: unknown; onRetry?: () => void }) => (
  <div className="page page-narrow">
    {error === undefined ? (
      <>
        <h1 className="visually-hidden">{t('problem')}</h1>
        <EmptyState text={t('lost')}>
          <Link to="/">{t('home')}</Link>
        </EmptyState>
      </>
    ) : (
      <PageFailure error={error} {...(onRetry ? { onRetry } : {})} />
    )}
  </div>
);
