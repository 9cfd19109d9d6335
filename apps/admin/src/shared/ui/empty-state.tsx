import type { ReactNode } from 'react';
import './marks.css';

/** Says why a list is empty and what comes next. */
export const EmptyState = ({ text, children }: { text: string; children?: ReactNode }) => (
  <div className="empty">
    <p>{text}</p>
    {children ? <div>{children}</div> : null}
  </div>
);
