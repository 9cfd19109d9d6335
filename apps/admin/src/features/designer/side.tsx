import { startTransition, useEffect, useState, type RefObject } from 'react';
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
  // Whoever walks from card to card waits for no panel: its name changes with the card, its fields come when the hands rest. Those of the
  // card before are gone at once: they would take what is meant for this one.
  const [drawn, setDrawn] = useState(chosen);
  useEffect(() => {
    if (drawn !== chosen) startTransition(() => setDrawn(chosen));
  }, [drawn, chosen]);
  useEffect(() => {
    if (drawNow) drawNow.current = () => flushSync(() => setDrawn(editor.state().chosen));
  }, [drawNow, editor]);
  if (!chosen) return <Problems />;
  const acts = chainActs(editor, () => editor.state().document.lifecycle.key);
  const back = () => focusCard(chosen);
  return (
    // Escape leads from the panel back to its card.
    <div
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          back();
        }
      }}
    >
      <Panel
        chosen={chosen}
        isWhole={drawn === chosen}
        onRemove={() => acts.remove(chosen)}
        onCopy={() => {
          if (chosen.type === 'node') acts.copy(chosen.node, null);
        }}
      />
    </div>
  );
};
