export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Scale {
  readonly x: number;
  readonly y: number;
}

/** A card on the map is never larger than this part of itself. */
const LARGEST = 0.16;
/** A long chain is a ribbon: its cards stay wide enough to be seen, and are pressed flat; a wide one is stretched less. */
const FLATTER = 6;
const TALLER = 2;

/** How the whole of it fits into the room there is: as large as may be, and not more out of shape than that it is still known. */
export function scaleFor(content: Size, room: Size): Scale {
  const x = Math.min(LARGEST, room.width / Math.max(1, content.width));
  const y = Math.min(LARGEST, room.height / Math.max(1, content.height));
  return { x: Math.min(x, y * FLATTER), y: Math.min(y, x * TALLER) };
}

/** Where to scroll to have the middle of the view at a point of the map. */
export function scrollTo(at: Point, scale: Scale, view: Size): Point {
  return { x: Math.max(0, at.x / scale.x - view.width / 2), y: Math.max(0, at.y / scale.y - view.height / 2) };
}

export interface Card extends Point, Size {
  /** As faults are found by: the node's id, or that of its fork and branch; of a state's own line nothing. */
  readonly key: string | null;
}

/** Which cards one sees, counted from one; null between two of them. */
export function inView(cards: readonly Card[], from: number, height: number): { readonly first: number; readonly last: number } | null {
  const seen = cards.flatMap((card, n) => (card.y < from + height && card.y + card.height > from ? [n + 1] : []));
  const [first] = seen;
  const last = seen.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** The card nearest to the middle of the view. */
export function nearest(cards: readonly Card[], middle: Point): Card | null {
  const far = (card: Card): number => Math.hypot(card.x + card.width / 2 - middle.x, card.y + card.height / 2 - middle.y);
  return cards.reduce<Card | null>((best, card) => (best === null || far(card) < far(best) ? card : best), null);
}
