import { startTransition, useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { chainActs } from './chain/acts.js';
import { focusCard } from './chain/card-id.js';
import { Panel } from './panel/panel.js';
import { Problems } from './panel/problems.js';
import { useDesign, useEditor } from './store/editor.js';

/** For whoever goes into the panel before it is there in full. */
export type DrawNow = () => void;

/** What is chosen; nothing chosen, all that is to be put right. */
export const Side = ({ drawNow }: { drawNow?: RefObject<DrawNow | null> }) => {
  const editor = useEditor();
  const chosen = useDesign((state) => state.chosen);
  // Whoever walks from card to card waits for no panel: it comes when it is drawn. Until then the one before stands there whole, and writes
  // into its own card; taking it away first would lay the page out twice, making it inert would style all of it twice.
  const [drawn, setDrawn] = useState(chosen);
  useEffect(() => {
    if (drawn !== chosen) startTransition(() => setDrawn(chosen));
  }, [drawn, chosen]);
  useEffect(() => {
    if (drawNow) drawNow.current = () => flushSync(() => setDrawn(editor.state().chosen));
  }, [drawNow, editor]);
  const drawChosen = () => {
    if (drawn !== editor.state().chosen) flushSync(() => setDrawn(editor.state().chosen));
  };
  const latest = useRef(drawChosen);
  latest.current = drawChosen;
  useEffect(() => {
    // Tab may lead into it: it must be drawn before the focus goes anywhere.
    const handle = ({ key }: KeyboardEvent) => key === 'Tab' && latest.current();
    document.addEventListener('keydown', handle, { capture: true });
    return () => document.removeEventListener('keydown', handle, { capture: true });
  }, []);
  if (!chosen || !drawn) return chosen ? null : <Problems />;
  const acts = chainActs(editor, () => editor.state().document.lifecycle.key);
  return (
    // Escape leads from the panel back to its card. Whoever comes to it by another way than Tab finds the card that is chosen too.
    <div
      onPointerEnter={drawChosen}
      onPointerDownCapture={drawChosen}
      onFocusCapture={({ currentTarget, target }) => {
        drawChosen();
        if (!target.isConnected) currentTarget.querySelector<HTMLElement>('button, input, select, summary')?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          focusCard(chosen);
        }
      }}
    >
      <Panel
        chosen={drawn}
        onRemove={() => acts.remove(drawn)}
        onCopy={() => {
          if (drawn.type === 'node') acts.copy(drawn.node, null);
        }}
      />
    </div>
  );
};
