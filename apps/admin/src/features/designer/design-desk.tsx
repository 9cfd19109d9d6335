import { useEffect, useRef, useState } from 'react';
import { Drawer } from 'antd';
import { usePhone } from '../../shared/ui/index.js';
import { ChainCanvas } from './chain/chain-canvas.js';
import { Outline } from './chain/outline.js';
import { Problems } from './panel/problems.js';
import { Side, type DrawNow } from './side.js';
import { useDesign, useEditor } from './store/editor.js';
import { t } from './texts.js';

const ZOOMS = [0.5, 0.65, 0.8, 1, 1.25, 1.5] as const;

/** Outline, canvas and panel beside each other; on a phone the canvas alone, and sheets from below. */
export const DesignDesk = () => {
  const phone = usePhone();
  const [zoom, setZoom] = useState(3);
  const [sheet, setSheet] = useState<'panel' | 'problems' | 'outline' | null>(null);
  const side = useRef<HTMLElement>(null);
  const drawNow = useRef<DrawNow>(null);
  const count = useDesign(({ found, fromServer }) => found.length + fromServer.length);
  const mayChange = useDesign((state) => state.mayChange);
  const editor = useEditor();
  useEffect(() => {
    let last = editor.state().chosen;
    return editor.subscribe(() => {
      const { chosen: now } = editor.state();
      if (phone && now && now !== last) setSheet('panel');
      last = now;
    });
  }, [phone, editor]);
  const openPanel = () => {
    if (phone) return setSheet('panel');
    drawNow.current?.();
    side.current?.querySelector<HTMLElement>('fieldset input, fieldset select, fieldset button, fieldset summary')?.focus();
  };
  return (
    <>
      <div className="dz-tools" role="toolbar" aria-label={t('tools')}>
        {phone ? (
          <button type="button" className="link-button" onClick={() => setSheet('outline')}>
            {t('outline')}
          </button>
        ) : null}
        <ProblemsButton count={count} onOpen={() => setSheet('problems')} phone={phone} />
        <span className="dz-zooms">
          <button type="button" className="link-button" disabled={zoom === 0} aria-label={t('zoomOut')} onClick={() => setZoom(zoom - 1)}>
            {t('smaller')}
          </button>
          <span className="small grey">{Math.round((ZOOMS[zoom] ?? 1) * 100)}%</span>
          <button type="button" className="link-button" disabled={zoom === ZOOMS.length - 1} aria-label={t('zoomIn')} onClick={() => setZoom(zoom + 1)}>
            {t('bigger')}
          </button>
        </span>
        {phone && !mayChange ? null : <span className="grey small">{t(phone ? 'touchShort' : 'keysShort')}</span>}
      </div>
      <div className="dz-desk">
        {phone ? null : <Outline />}
        <ChainCanvas zoom={ZOOMS[zoom] ?? 1} onOpen={openPanel} />
        {phone ? null : (
          <aside ref={side} className="dz-side" aria-label={t('panel')}>
            <Side drawNow={drawNow} />
          </aside>
        )}
      </div>
      {phone && sheet !== null ? (
        <Drawer
          open
          placement="bottom"
          size="80vh"
          title={t(sheet === 'outline' ? 'outline' : sheet === 'problems' ? 'problems' : 'panel')}
          onClose={() => setSheet(null)}
          styles={{ body: { padding: 16 } }}
        >
          {sheet === 'outline' ? <Outline /> : sheet === 'problems' ? <Problems /> : <Side />}
        </Drawer>
      ) : null}
    </>
  );
};

const ProblemsButton = ({ count, onOpen, phone }: { count: number; onOpen: () => void; phone: boolean }) => {
  const editor = useEditor();
  const handle = () => {
    if (phone) onOpen();
    else editor.send({ type: 'choose', chosen: null });
  };
  return (
    <button type="button" className={count > 0 ? 'link-button dz-count' : 'link-button'} onClick={handle}>
      {count > 0 ? t('problemsN', { count }) : t('noProblemsShort')}
    </button>
  );
};
