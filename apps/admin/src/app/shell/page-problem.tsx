import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { t } from './texts.js';

/** A page that cannot be shown: the server's reason where there is one, and the way home. */
export const PageProblem = ({ error, onRetry }: { error?: unknown; onRetry?: () => void }) => (
  <div className="page page-narrow">
    <h1 className="visually-hidden">{t('problem')}</h1>
    {error === undefined ? (
      <EmptyState text={t('lost')}>
        <Link to="/">{t('home')}</Link>
      </EmptyState>
    ) : (
      <>
        <ProblemAlert error={error} {...(onRetry ? { onRetry } : {})} />
        <p style={{ marginTop: 16 }}>
          <Link to="/">{t('home')}</Link>
        </p>
      </>
    )}
  </div>
);
