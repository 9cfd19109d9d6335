import { BaseEdge, EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { DrawnWay } from './layout.js';

export type WayEdge = Edge<Pick<DrawnWay, 'path' | 'label'> & { readonly words: string; readonly isUnwalked: boolean }, 'way'>;

/** One way as it was laid out, with its words on a ground of their own above all lines. */
export const WayLine = memo(({ data, markerEnd, selected }: EdgeProps<WayEdge>) => {
  if (!data) return null;
  const { path, label, words, isUnwalked } = data;
  return (
    <>
      <BaseEdge path={path} interactionWidth={28} {...(markerEnd === undefined ? {} : { markerEnd })} />
      <EdgeLabelRenderer>
        {/* Its line is what is pressed and read out. */}
        <div
          aria-hidden="true"
          className={`lc-words${selected ? ' lc-words-now' : ''}${isUnwalked ? ' lc-words-unwalked' : ''}`}
          style={{ width: label.width, maxHeight: label.height, transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
        >
          <span>{words}</span>
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
WayLine.displayName = 'WayLine';
