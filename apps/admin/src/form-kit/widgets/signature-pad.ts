import { SIGNATURE_BOX, SIGNATURE_MAX_LENGTH } from '@bihuan/forms';

export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

/** Steps nearer than this to the last one say nothing of how somebody writes. */
const NEAR = 3;

const within = (value: number, most: number): number => Math.min(most - 1, Math.max(0, Math.round(value)));

/** A place on the screen as a place on the sheet, which is drawn larger or smaller. */
export const padPoint = (event: { readonly clientX: number; readonly clientY: number }, box: DOMRect): PadPoint => ({
  x: within(((event.clientX - box.left) / Math.max(1, box.width)) * SIGNATURE_BOX.width, SIGNATURE_BOX.width),
  y: within(((event.clientY - box.top) / Math.max(1, box.height)) * SIGNATURE_BOX.height, SIGNATURE_BOX.height),
});

/** The lines with a new one begun; a dot is a line to itself. */
export const begun = (strokes: string, { x, y }: PadPoint): string => fitting(strokes, `M${x} ${y}L${x} ${y}`);

/** The lines with the last one drawn on; as they were where the step is too small to be seen. */
export function drawnOn(strokes: string, { x, y }: PadPoint): string {
  const [, lastX, lastY] = /[ML](\d+) (\d+)$/u.exec(strokes) ?? [];
  return lastX === undefined || Math.hypot(Number(lastX) - x, Number(lastY) - y) < NEAR ? strokes : fitting(strokes, `L${x} ${y}`);
}

/** What would be too much is not drawn at all: nothing that was signed is cut off afterwards. */
const fitting = (strokes: string, more: string): string => (strokes.length + more.length > SIGNATURE_MAX_LENGTH ? strokes : strokes + more);
