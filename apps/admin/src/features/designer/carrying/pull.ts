import { away, type Point } from './standing.js';

const EDGE = 48;
const FASTEST = 18;
const BAR = 56;

/** Near the edge of what scrolls around a place it scrolls on; false where there is nothing to scroll. */
export function pull(place: HTMLElement, scrollers: readonly string[], point: Point): boolean {
  return scrollers
    .map((scroller) => place.closest(scroller))
    .filter((box) => box !== null)
    .some((box) => pulled(box, point));
}

function pulled(box: Element, point: Point): boolean {
  const rect = box === document.documentElement ? inSight() : box.getBoundingClientRect();
  const { x, y } = away(point, rect);
  if (x > EDGE || y > EDGE) return false;
  const before = [box.scrollLeft, box.scrollTop];
  box.scrollBy(speed(point.x, rect.left, rect.right), speed(point.y, rect.top, rect.bottom));
  return before[0] !== box.scrollLeft || before[1] !== box.scrollTop;
}

/** Of the page itself: what is in sight of it, without the bars at its ends. */
const inSight = (): DOMRectReadOnly => new DOMRectReadOnly(0, BAR, innerWidth, innerHeight - 2 * BAR);

/** The nearer to the edge the faster, in pixels a frame. */
function speed(at: number, from: number, to: number): number {
  const near = at < from + EDGE ? at - from - EDGE : Math.max(0, at - to + EDGE);
  return Math.max(-1, Math.min(1, near / EDGE)) * FASTEST;
}
