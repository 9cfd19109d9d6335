export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place, and where it stands on the page at present. */
export interface Standing {
  readonly place: HTMLElement;
  readonly rect: DOMRectReadOnly;
}

/** Those in sight: what the browser leaves undrawn beyond the edge is not measured, which would draw it. */
export const standing = (places: readonly HTMLElement[]): readonly Standing[] =>
  places.filter((place) => place.checkVisibility({ contentVisibilityAuto: true })).map((place) => ({ place, rect: place.getBoundingClientRect() }));

/** How far a point is above or below, and how far beside; zero within. */
export const away = ({ x, y }: Point, { left, right, top, bottom }: DOMRectReadOnly): Point => ({
  x: Math.max(left - x, 0, x - right),
  y: Math.max(top - y, 0, y - bottom),
});

export function nearest(places: readonly Standing[], point: Point): HTMLElement | null {
  let [best, least]: [HTMLElement | null, number] = [null, Infinity];
  for (const { place, rect } of places) {
    const { x, y } = away(point, rect);
    if (x + y < least) [best, least] = [place, x + y];
  }
  return best;
}
