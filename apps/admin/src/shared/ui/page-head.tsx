import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from './use-page-title.js';
import './marks.css';

interface PageHeadProps {
  readonly title: ReactNode;
  /** Browser title: form, unit and date only, never what somebody wrote. */
  readonly tabTitle: string;
  readonly note?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly extra?: ReactNode;
}

export const PageHead = ({ title, tabTitle, note, back, extra }: PageHeadProps) => {
  usePageTitle(tabTitle);
  return (
    <header className="page-head">
      <div>
        {back ? (
          <Link to={back.to} className="page-head-back no-print">
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className="page-head-arrow">
              <path d="M8 1.500L3.500 6 8 10.500" fill="none" stroke="currentColor" strokeWidth="1.6" />
            </svg>
            <span>{back.label}</span>
          </Link>
        ) : null}
        <h1>{title}</h1>
        {note ? <div className="page-head-note">{note}</div> : null}
      </div>
      {extra ? <div className="page-head-extra no-print">{extra}</div> : null}
    </header>
  );
};
