import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { cardKey } from '../../store/chosen.js';
import { useEditor } from '../../store/editor.js';
import { t } from '../../texts.js';
import { keepMap, type MapOfChain } from './keep-map.js';

interface MinimapProps {
  /** What is scrolled. */
  readonly box: RefObject<HTMLElement | null>;
  readonly controls: string;
  /** Goes to the card in the middle of the view. */
  readonly onEnter: (key: string) => void;
}

/**
 * The whole chain beside the part of it in view: pressed, dragged, or moved with the arrows. It is the scroll bar of the canvas, to
 * hands and to screen readers alike; drawn outside React, so that it costs no key and no scrolled line anything.
 */
export const Minimap = ({ box, controls, onEnter }: MinimapProps) => {
  const editor = useEditor();
  const bar = useRef<HTMLDivElement>(null);
  const map = useRef<MapOfChain>(null);
  const grip = useRef<{ readonly x: number; readonly y: number } | null>(null);
  useEffect(() => {
    if (!box.current || !bar.current) return undefined;
    const shown = () => {
      const { byCard, chosen, document } = editor.state();
      return { definition: document.lifecycle, wrong: byCard, chosen: chosen && cardKey(chosen) };
    };
    const kept = keepMap({ box: box.current, bar: bar.current, shown, words: t });
    map.current = kept;
    const unsubscribe = editor.subscribe(kept.marked);
    return () => {
      unsubscribe();
      kept.stop();
    };
  }, [editor, box]);
  const handleDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = map.current?.grip(event.clientX, event.clientY) ?? null;
    handleMove(event);
  };
  const handleMove = ({ clientX, clientY }: PointerEvent) => {
    if (grip.current) map.current?.lead(clientX - grip.current.x, clientY - grip.current.y);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      const key = map.current?.middle();
      if (key) onEnter(key);
    } else if (!map.current?.step(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={bar}
      className="dz-map"
      role="scrollbar"
      tabIndex={0}
      aria-label={t('map')}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuenow={0}
      aria-valuemin={0}
      aria-valuemax={100}
      title={t('mapHint')}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
      onKeyDown={handleKey}
    >
      <canvas aria-hidden="true" />
      <span className="dz-map-view" />
    </div>
  );
};
