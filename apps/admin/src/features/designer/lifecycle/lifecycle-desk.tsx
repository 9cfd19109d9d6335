import { Drawer } from 'antd';
import { Suspense, useRef, useState, type KeyboardEvent } from 'react';
import { usePhone } from '../../../shared/ui/index.js';
import { useDesign } from '../store/editor.js';
import type { LookedAt } from './looked-at.js';
import { LookedPanel } from './looked-panel.js';
import { t } from './texts.js';
import { useLifecycle } from './use-lifecycle.js';
import { WayTable } from './way-table.js';
import './lifecycle.css';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

const StateChart = lazyPart(() => import('./state-chart.js').then(({ StateChart: chart }) => ({ default: chart })));

/** States and acts: the drawing, the table that says the same, and beside them what is looked at. */
export const LifecycleDesk = () => {
  const phone = usePhone();
  const { rows, chart } = useLifecycle();
  const [wanted, setWanted] = useState<LookedAt>({ type: 'process' });
  const [isOpen, setOpen] = useState(false);
  // What is hidden has no size to fit a drawing into.
  const [isDrawn, setDrawn] = useState(false);
  const states = useDesign(({ document }) => document.lifecycle.states);
  // What was removed, or undone, is looked at no more.
  const isThere =
    wanted.type === 'process' ||
    (Object.hasOwn(states, wanted.state) && (wanted.type === 'state' || Object.hasOwn(states[wanted.state]?.on ?? {}, wanted.act)));
  const looked: LookedAt = isThere ? wanted : { type: 'process' };
  const look = (at: LookedAt) => {
    setWanted(at);
    if (phone) setOpen(true);
  };
  const side = useRef<HTMLElement>(null);
  const main = useRef<HTMLDivElement>(null);
  // Enter on a line leads into its settings, Escape back to it: otherwise the rest of the table would lie between.
  const handleLineKey = ({ key, target }: KeyboardEvent) => {
    if (phone || key !== 'Enter' || !(target instanceof HTMLElement) || !target.matches('button[aria-pressed]')) return;
    setTimeout(() => side.current?.querySelector<HTMLElement>('fieldset input, fieldset select, fieldset button')?.focus());
  };
  const handleSideKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    (
      main.current?.querySelector<HTMLElement>('.lc-table [aria-pressed="true"]') ?? main.current?.querySelector<HTMLElement>('button[aria-pressed="true"]')
    )?.focus();
  };
  const drawing = (
    <Suspense fallback={<p className="grey lc-opening">{t('opening')}</p>}>
      <StateChart chart={chart} looked={looked} onLook={look} />
    </Suspense>
  );
  return (
    <div className="lc-desk">
      <div ref={main} className="lc-main" onKeyDown={handleLineKey}>
        <div className="lc-top">
          <button type="button" className="link-button" aria-pressed={looked.type === 'process'} onClick={() => look({ type: 'process' })}>
            {t('processTitle')}
          </button>
          {phone ? null : <span className="grey small">{t('chartHint')}</span>}
        </div>
        {phone ? (
          <details className="lc-fold" onToggle={(event) => setDrawn(event.currentTarget.open)}>
            <summary>{t('chartShow')}</summary>
            {isDrawn ? drawing : null}
          </details>
        ) : (
          drawing
        )}
        <WayTable rows={rows} looked={looked} onLook={look} />
      </div>
      {phone ? null : (
        <aside ref={side} className="dz-side" aria-label={t('stateTitle')}>
          <div onKeyDown={handleSideKey}>
            <LookedPanel looked={looked} onLook={look} />
          </div>
        </aside>
      )}
      {phone && isOpen ? (
        <Drawer open placement="bottom" size="80vh" title={titleOf(looked)} onClose={() => setOpen(false)} styles={{ body: { padding: 16 } }}>
          <LookedPanel looked={looked} onLook={look} />
        </Drawer>
      ) : null}
    </div>
  );
};

const titleOf = ({ type }: LookedAt): string => (type === 'process' ? t('processTitle') : t(type === 'state' ? 'stateTitle' : 'actTitle'));
