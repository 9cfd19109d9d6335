import { useEffect, type RefObject } from 'react';
import { chainActs } from './chain/acts.js';
import { focusCard } from './chain/card-id.js';
import { Panel } from './panel/panel.js';
import { Problems } from './panel/problems.js';
import { useDesign, useEditor } from './store/editor.js';
import { useDrawnLater } from './use-drawn-later.js';

/** For whoever goes into the panel before it is there in full. */
export type DrawNow = () => void;

/** What is chosen; nothing chosen, all that is to be put right. */
export const Side = ({ drawNow }: { drawNow?: RefObject<DrawNow | null> }) => {
  const editor = useEditor();
  const chosen = useDesign((state) => state.chosen);
  const { drawn, drawNow: draw, guards } = useDrawnLater(chosen, () => editor.state().chosen);
  useEffect(() => {
    if (drawNow) drawNow.current = draw;
  });
  if (!chosen || !drawn) return chosen ? null : <Problems />;
  const acts = chainActs(editor, () => editor.state().document.lifecycle.key);
  return (
    // Escape leads from the panel back to its card.
    <div
      {...guards}
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
