import { useEffect, useMemo, useRef, useState } from 'react';
import type { EditPlace } from '@bihuan/workflows';
import { usePhone } from '../../../shared/ui/index.js';
import { useCarrying } from '../carrying/index.js';
import type { Chosen } from '../store/chosen.js';
import { useDesign, useEditor } from '../store/editor.js';
import { useNames } from '../names.js';
import { t } from '../texts.js';
import { AddMenu } from './add-menu.js';
import { chainActs } from './acts.js';
import { CanvasContext, type CanvasContextValue } from './canvas-context.js';
import { focusCard } from './card-id.js';
import { carryingIn } from './drag.js';
import { Minimap } from './minimap/minimap.js';
import type { Kind } from './new-node.js';
import { StateList } from './state-list.js';
import { useCanvasKeys } from './use-canvas-keys.js';

interface Asking {
  readonly at: EditPlace;
  readonly x: number;
  readonly y: number;
}
const CANVAS = 'dz-canvas';
const MENU = { width: 300, height: 420 };

/** The chains of a lifecycle, top down. Plain lists of buttons, so that it is read and walked without seeing it. */
export const ChainCanvas = ({ zoom, onOpen }: { zoom: number; onOpen: () => void }) => {
  const editor = useEditor();
  const names = useNames();
  const phone = usePhone();
  const mayChange = useDesign((state) => state.mayChange);
  const [asking, setAsking] = useState<Asking | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const known = useRef(names);
  known.current = names;
  const canvas = useMemo<CanvasContextValue>(
    () => ({
      ...chainActs(editor, () => known.current.lifecycles[0]?.key ?? editor.state().document.lifecycle.key),
      choose: (chosen) => editor.send({ type: 'choose', chosen }),
      ask: (at, beside) => {
        const { left, bottom } = beside.getBoundingClientRect();
        setAsking({ at, x: Math.max(8, Math.min(left, innerWidth - MENU.width - 8)), y: Math.max(8, Math.min(bottom + 4, innerHeight - MENU.height)) });
      },
      mayChange,
    }),
    [editor, mayChange],
  );
  const handleKey = useCanvasKeys(canvas, onOpen);
  // The canvas itself is nothing to press; its keys are those of the cards in it.
  const keys = useRef(handleKey);
  keys.current = handleKey;
  useEffect(() => {
    const handle = (event: KeyboardEvent) => keys.current(event);
    const here = box.current;
    here?.addEventListener('keydown', handle);
    if (here) here.scrollLeft = (here.scrollWidth - here.clientWidth) / 2;
    return () => here?.removeEventListener('keydown', handle);
  }, []);
  const { root, said } = useCarrying(
    carryingIn({
      lifecycle: () => editor.state().document.lifecycle,
      mayChange,
      drop: (node, to) => {
        const before = editor.state().document;
        canvas.move(node, to, !phone); // there its settings would come over it
        focusCard({ type: 'node', node });
        return editor.state().document !== before;
      },
    }),
  );
  const handleEnter = (key: string) => {
    const [fork, branch] = key.split('/');
    const to: Chosen = fork !== undefined && branch !== undefined ? { type: 'branch', fork, branch } : { type: 'node', node: key };
    canvas.choose(to);
    focusCard(to);
  };
  const handleAdd = (kind: Kind) => {
    if (asking) canvas.add(kind, asking.at);
    closeMenu();
  };
  const closeMenu = () => {
    setAsking(null);
    const { chosen } = editor.state();
    if (chosen) focusCard(chosen);
  };
  return (
    <CanvasContext value={canvas}>
      <div ref={root} className="dz-canvas-and-map">
        <div ref={box} id={CANVAS} className="dz-canvas" role="group" aria-label={t('canvas')} aria-describedby="dz-keys" tabIndex={0}>
          <p id="dz-keys" className="visually-hidden">
            {t('keysHelp')}
            {t('dragHelp')}
          </p>
          <div className="dz-zoom" style={{ zoom }}>
            <StateList />
          </div>
        </div>
        {phone ? null : <Minimap box={box} controls={CANVAS} onEnter={handleEnter} />}
      </div>
      {said}
      {asking ? <AddMenu x={asking.x} y={asking.y} onAdd={handleAdd} onClose={closeMenu} /> : null}
    </CanvasContext>
  );
};
