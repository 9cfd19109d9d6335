import { pull } from './pull.js';
import type { Carrying, Lifted } from './rules.js';
import { standing, type Point, type Standing } from './standing.js';

/** Something in the air, until it is let down or left where it was. */
export interface Held {
  /** Ends with it. */
  readonly signal: AbortSignal;
  readonly moveTo: (point: Point) => void;
  /** So many places on, in the order of reading; the first time, the one after what was lifted. */
  readonly step: (by: -1 | 0 | 1) => void;
  readonly letDown: () => void;
  readonly leave: () => void;
}

export function hold<What>(rules: Carrying<What>, { what, element, label }: Lifted<What>): Held {
  const end = new AbortController();
  const { signal } = end;
  const places = rules.places(what);
  const ghost = ghostOf(rules.look, label);
  const below = placeBelow(rules, label);
  let seen: readonly Standing[] | null = null;
  let point: Point | null = null;
  let frame = 0;
  const follow = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (!point) return;
    put(ghost, point);
    below.be(rules.nearest((seen ??= standing(places)), point));
    const place = below.now();
    if (place && pull(place, rules.scrollers, point)) ask();
  };
  const ask = (): void => {
    if (frame === 0) frame = requestAnimationFrame(follow);
  };
  const finish = (): void => {
    end.abort();
    cancelAnimationFrame(frame);
    below.be(null);
    element.removeAttribute('data-carried');
    ghost.remove();
  };
  const leave = (): void => {
    if (signal.aborted) return;
    finish();
    rules.say(rules.words.left());
  };
  const letDown = (): void => {
    if (frame !== 0) follow();
    const place = below.now();
    if (!place) return leave();
    finish();
    if (!rules.drop(what, place)) rules.say(rules.words.left());
  };

  element.setAttribute('data-carried', '');
  document.body.append(ghost);
  addEventListener('scroll', () => (seen = null), { signal, capture: true, passive: true });
  addEventListener('resize', leave, { signal });
  document.addEventListener('visibilitychange', leave, { signal });
  const step = (by: -1 | 0 | 1): void => {
    const now = below.now();
    const at = now ? places.indexOf(now) : places.findIndex((place) => isAfter(element, place));
    const next = places[Math.max(0, Math.min(places.length - 1, at + by))];
    below.be(next ?? null);
    if (next) bringTo(next, ghost);
  };
  const moveTo = (to: Point): void => {
    point = to;
    ask();
  };
  return { signal, moveTo, step, letDown, leave };
}

function bringTo(place: HTMLElement, ghost: HTMLElement): void {
  place.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, top } = place.getBoundingClientRect();
  put(ghost, { x: left + GRIP, y: top + GRIP });
}

/** The place it would be let down at; said once, when it becomes that, and the first with what was lifted: of two sentences at once only the last is read. */
function placeBelow<What>(
  { say, words }: Carrying<What>,
  label: string,
): { readonly now: () => HTMLElement | null; readonly be: (place: HTMLElement | null) => void } {
  let now: HTMLElement | null = null;
  let isFirst = true;
  return {
    now: () => now,
    be: (place) => {
      if (place === now) return;
      now?.removeAttribute('data-over');
      place?.setAttribute('data-over', '');
      now = place;
      if (!place) return;
      say(isFirst ? words.lifted(label, place) : words.over(place));
      isFirst = false;
    },
  };
}

const isAfter = (element: HTMLElement, place: HTMLElement): boolean => (element.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

const GRIP = 16;
const put = (ghost: HTMLElement, { x, y }: Point): void => void (ghost.style.transform = `translate(${x - GRIP}px, ${y - GRIP}px)`);

function ghostOf(look: string, label: string): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = `${look} dz-lifted dz-carried`;
  ghost.setAttribute('aria-hidden', 'true');
  ghost.append(label);
  return ghost;
}
