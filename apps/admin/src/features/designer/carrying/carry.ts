import { hold, type Held } from './held.js';
import type { Carrying, Lifted } from './rules.js';
import type { Point } from './standing.js';

const SLACK = 6;

/**
 * Carries by pointer, or by Space, arrows and Space again. All of it happens outside React: of a long list nothing is drawn again while
 * something is carried over it. The place below it bears `data-over`, what was lifted `data-carried`.
 */
export function carryWithin<What>(root: HTMLElement, rules: () => Carrying<What>): () => void {
  const here = new AbortController();
  let now: Held | null = null;
  const begin = (lifted: Lifted<What>): Held => {
    now?.leave();
    return (now = hold(rules(), lifted));
  };
  const lift = (by: 'pointer' | 'keys', { target }: Event) => (target instanceof Element ? rules().lift(target, by) : null);
  const press = (event: PointerEvent): void => {
    const lifted = event.button === 0 && event.isPrimary ? lift('pointer', event) : null;
    if (lifted) whenMoved(event, (point) => followPointer(begin(lifted), point));
  };
  const strike = (event: KeyboardEvent): void => {
    const lifted = event.code === 'Space' && !event.repeat && !event.defaultPrevented ? lift('keys', event) : null;
    if (!lifted) return;
    event.preventDefault();
    event.stopPropagation();
    followKeys(begin(lifted));
  };
  root.addEventListener('pointerdown', press, { signal: here.signal });
  root.addEventListener('keydown', strike, { signal: here.signal });
  return () => {
    here.abort();
    now?.leave();
  };
}

/** Pressed and let go on one spot is a press; what goes further is carried. */
function whenMoved({ clientX, clientY }: PointerEvent, begin: (point: Point) => void): void {
  const stop = new AbortController();
  const { signal } = stop;
  const follow = ({ clientX: x, clientY: y }: PointerEvent): void => {
    if (Math.hypot(x - clientX, y - clientY) <= SLACK) return;
    stop.abort();
    begin({ x, y });
  };
  document.addEventListener('pointermove', follow, { signal });
  for (const end of ['pointerup', 'pointercancel', 'contextmenu'] as const) document.addEventListener(end, () => stop.abort(), { signal });
}

function followPointer(held: Held, first: Point): void {
  const { signal } = held;
  held.moveTo(first);
  document.addEventListener('pointermove', ({ clientX: x, clientY: y }) => held.moveTo({ x, y }), { signal });
  document.addEventListener('pointerup', () => held.letDown(), { signal });
  document.addEventListener('pointercancel', () => held.leave(), { signal });
  for (const own of ['selectstart', 'dragstart', 'contextmenu'] as const) document.addEventListener(own, (event) => event.preventDefault(), { signal });
  document.addEventListener('keydown', (event) => keyed(event, event.code === 'Escape' && held.leave), { signal, capture: true });
  // Letting it down is no press of what lies below.
  signal.addEventListener('abort', () => {
    const after = new AbortController();
    document.addEventListener('click', (event) => event.stopPropagation(), { signal: after.signal, capture: true });
    setTimeout(() => after.abort(), 50);
  });
}

const ON = new Set(['ArrowDown', 'ArrowRight']);
const BACK = new Set(['ArrowUp', 'ArrowLeft']);
const DOWN = new Set(['Space', 'Enter']);

function followKeys(held: Held): void {
  held.step(0);
  const asked = ({ code }: KeyboardEvent): false | (() => void) => {
    if (code === 'Escape') return held.leave;
    if (DOWN.has(code)) return held.letDown;
    return (ON.has(code) || BACK.has(code)) && (() => held.step(ON.has(code) ? 1 : -1));
  };
  document.addEventListener('keydown', (event) => keyed(event, asked(event)), { signal: held.signal, capture: true });
  document.addEventListener('pointerdown', held.leave, { signal: held.signal, capture: true });
}

/** While something is carried, no key does anything else. */
function keyed(event: KeyboardEvent, act: false | (() => void)): void {
  event.stopPropagation();
  if (act === false) return;
  event.preventDefault();
  act();
}
