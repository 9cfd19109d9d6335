import { hold, type Held } from './held.js';
import type { Carrying, Lifted } from './rules.js';
import type { Point } from './standing.js';

const SLACK = 6;
const REST_MS = 350;

/**
 * Carries by pointer, by a finger that rested, or by Space, arrows and Space again. All of it happens outside React: of a long list nothing is drawn again while
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
    const wanted = event.pointerType === 'touch' ? whenRested : whenMoved;
    if (lifted) wanted(event, here.signal, (point) => followPointer(begin(lifted), event.pointerId, point));
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
  // What a finger carries does not scroll; asked before it moves, or the browser scrolls and takes the finger away.
  root.addEventListener('touchmove', (event) => now?.signal.aborted === false && event.preventDefault(), { signal: here.signal, passive: false });
  return () => {
    here.abort();
    now?.leave();
  };
}

/** Pressed and let go on one spot is a press; what goes further is carried. */
function whenMoved({ clientX, clientY, pointerId }: PointerEvent, here: AbortSignal, begin: (point: Point) => void): void {
  const stop = new AbortController();
  const { signal } = stop;
  here.addEventListener('abort', () => stop.abort(), { signal });
  const follow = ({ clientX: x, clientY: y, pointerId: by }: PointerEvent): void => {
    if (by !== pointerId || Math.hypot(x - clientX, y - clientY) <= SLACK) return;
    stop.abort();
    begin({ x, y });
  };
  document.addEventListener('pointermove', follow, { signal });
  document.addEventListener('contextmenu', () => stop.abort(), { signal });
  ended(pointerId, signal, () => stop.abort());
}

/** A finger that moves at once scrolls, and one that is lifted presses; one that rests carries. */
function whenRested({ clientX, clientY, pointerId }: PointerEvent, here: AbortSignal, begin: (point: Point) => void): void {
  const stop = new AbortController();
  const { signal } = stop;
  here.addEventListener('abort', () => stop.abort(), { signal });
  const timer = setTimeout(() => {
    stop.abort();
    begin({ x: clientX, y: clientY });
  }, REST_MS);
  signal.addEventListener('abort', () => clearTimeout(timer));
  const leave = ({ clientX: x, clientY: y, pointerId: by }: PointerEvent): void => {
    if (by === pointerId && Math.hypot(x - clientX, y - clientY) > SLACK) stop.abort();
  };
  document.addEventListener('pointermove', leave, { signal });
  ended(pointerId, signal, () => stop.abort());
}

/** Calls once the pointer is lifted, or taken away by the browser; what other fingers do is no matter. */
function ended(pointer: number, signal: AbortSignal, then: (how: 'pointerup' | 'pointercancel') => void): void {
  for (const end of ['pointerup', 'pointercancel'] as const) document.addEventListener(end, ({ pointerId }) => pointerId === pointer && then(end), { signal });
}

function followPointer(held: Held, pointer: number, first: Point): void {
  const { signal } = held;
  swallowClick(held, pointer);
  held.moveTo(first);
  document.addEventListener('pointermove', ({ clientX: x, clientY: y, pointerId }) => pointerId === pointer && held.moveTo({ x, y }), { signal });
  ended(pointer, signal, (how) => (how === 'pointerup' ? held.letDown() : held.leave()));
  for (const own of ['selectstart', 'dragstart', 'contextmenu'] as const) document.addEventListener(own, (event) => event.preventDefault(), { signal });
  const asked = ({ code }: KeyboardEvent): false | (() => void) => {
    if (code === 'Escape') return held.leave;
    return code === 'Tab' && nothing;
  };
  document.addEventListener('keydown', (event) => keyed(event, asked(event)), { signal, capture: true });
}

/** Letting it down is no press of what lies below; nor is lifting the pointer long after it was put back by a key. */
function swallowClick({ signal: held }: Held, pointer: number): void {
  const after = new AbortController();
  const { signal } = after;
  document.addEventListener('click', (event) => event.stopPropagation(), { signal, capture: true });
  ended(pointer, signal, () => setTimeout(() => after.abort(), 50));
  // Where its end was never told, the next press is one again.
  document.addEventListener('pointerdown', ({ pointerId }) => pointerId === pointer && held.aborted && after.abort(), { signal, capture: true });
}

const nothing = (): void => undefined;
const ON = new Set(['ArrowDown', 'ArrowRight']);
const BACK = new Set(['ArrowUp', 'ArrowLeft']);
const DOWN = new Set(['Space', 'Enter']);

function followKeys(held: Held): void {
  held.step(0);
  const asked = ({ code, repeat }: KeyboardEvent): false | (() => void) => {
    // Tab puts it back too: it must not leave for elsewhere what is in the air.
    if (code === 'Escape' || code === 'Tab') return held.leave;
    // Held on, the key that lifted it does not let it down.
    if (DOWN.has(code)) return repeat ? nothing : held.letDown;
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
