import type { ReactNode } from 'react';
import type { CheckView } from '../../api/types.js';
import { t } from './texts.js';

/** The server's sentence on the chain. What it promises is that a change can be found, never that none is possible. */
export const CheckBadge = ({ check, children }: { check: CheckView; children?: ReactNode }) => (
  <p role={check.sound ? 'status' : 'alert'} className={check.sound ? 'check-badge check-sound' : 'check-badge check-broken'}>
    <svg viewBox="0 0 16 16" aria-hidden="true">
      {check.sound ? <path d="M2.500 8.500l3.800 4L13.500 4" /> : <path d="M8 2.500v7M8 12v1.500" />}
    </svg>
    <span>{check.text}</span> {check.sound ? <span className="small">{t('events', { count: check.events })}</span> : null} {children}
  </p>
);
