import { drawMap, measure, type Measured } from './draw-map.js';
import { inView, nearest, scrollTo, type Card, type Point, type Scale } from './scale.js';

export interface MapOfChain {
  /** Something was found or chosen: the same cards, in other colours. */
  readonly marked: () => void;
  /** Where the view is held when it is pressed there; beside it, its middle is brought under the hand. */
  readonly grip: (x: number, y: number) => Point;
  /** Has the middle of the view at a point of the screen. */
  readonly lead: (x: number, y: number) => void;
  /** False for a key that does not move it. */
  readonly step: (key: string) => boolean;
  readonly middle: () => string | null;
  readonly stop: () => void;
}

/** What the map shows of the editor; each the same object as long as nothing of it changed. */
export interface Shown {
  readonly definition: unknown;
  readonly wrong: ReadonlyMap<string, unknown>;
  readonly chosen: string | null;
}

interface Kept {
  readonly box: HTMLElement;
  readonly bar: HTMLElement;
  readonly shown: () => Shown;
  readonly words: (key: 'mapAt' | 'mapNowhere' | 'mapWrong', facts: Record<string, number>) => string;
}

/** Nothing is measured or drawn anew while hands are at it. */
const PAUSE = 140;
const LINE = 60;
const PAGE = 0.9;

/** Follows what is scrolled, what is laid out anew and what is found, each at the cost it has. */
export function keepMap({ box, bar, shown, words }: Kept): MapOfChain {
  const [canvas, frame] = [bar.querySelector('canvas'), bar.querySelector<HTMLElement>('.dz-map-view')];
  if (!canvas || !frame) throw new Error('no map to draw on');
  let measured: Measured = { cards: [], content: { width: 1, height: 1 } };
  let scale: Scale = { x: 1, y: 1 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawing: ReturnType<typeof setTimeout> | undefined;
  let following = 0;
  let seen = shown();

  const isWrong = ({ key }: Card): boolean => key !== null && seen.wrong.has(key);
  const follow = (): void => {
    following = 0;
    const cards = measured.cards.filter(({ key }) => key !== null);
    tell(bar, box, { words, cards, wrong: cards.filter(isWrong).length });
    placeFrame(frame, { box, bar, scale });
  };
  const draw = (): void => {
    scale = drawMap(canvas, measured, { isWrong, chosen: seen.chosen });
    follow();
  };
  const look = (): void => {
    measured = measure(box);
    draw();
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  };
  // Whoever walks from card to card has only what is scrolled followed.
  const soon = (): void => {
    clearTimeout(drawing);
    drawing = setTimeout(draw, PAUSE);
  };
  const handleScroll = (): void => {
    following ||= requestAnimationFrame(follow);
  };
  const sizes = new ResizeObserver(later);
  sizes.observe(box);
  sizes.observe(bar);
  for (const inside of box.children) sizes.observe(inside);
  box.addEventListener('scroll', handleScroll, { passive: true });
  return {
    ...hands({ box, bar, frame, now: () => ({ scale, cards: measured.cards }) }),
    marked: () => {
      const [before, now] = [seen, shown()];
      seen = now;
      // A card that changes places with another leaves every size as it was.
      if (now.definition !== before.definition) later();
      else if (now.wrong !== before.wrong || now.chosen !== before.chosen) soon();
    },
    stop: () => {
      clearTimeout(timer);
      clearTimeout(drawing);
      cancelAnimationFrame(following);
      sizes.disconnect();
      box.removeEventListener('scroll', handleScroll);
    },
  };
}

/** Where the view is on the map; never so small that it is not found. */
function placeFrame(frame: HTMLElement, { box, bar, scale }: { readonly box: HTMLElement; readonly bar: HTMLElement; readonly scale: Scale }): void {
  // All is read before anything is written: in turns, each reading would lay the page out.
  const [x, y] = [box.scrollLeft * scale.x, box.scrollTop * scale.y];
  const [width, height] = [Math.min(bar.clientWidth, box.clientWidth * scale.x), Math.max(6, Math.min(bar.clientHeight, box.clientHeight * scale.y))];
  // Where all of it is in view there is nothing to lead to.
  const isWhole = box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
  bar.classList.toggle('dz-map-idle', isWhole);
  Object.assign(frame.style, { transform: `translate(${x}px, ${y}px)`, width: `${width}px`, height: `${height}px` });
}

interface Told {
  readonly words: Kept['words'];
  readonly cards: readonly Card[];
  readonly wrong: number;
}

/** The same for whoever does not see it. */
function tell(bar: HTMLElement, { scrollTop, clientHeight, scrollHeight }: HTMLElement, { words, cards, wrong }: Told): void {
  const at = inView(cards, scrollTop, clientHeight);
  const where = words(at ? 'mapAt' : 'mapNowhere', { first: at?.first ?? 0, last: at?.last ?? 0, all: cards.length });
  bar.setAttribute('aria-valuetext', wrong > 0 ? where + words('mapWrong', { count: wrong }) : where);
  bar.setAttribute('aria-valuenow', String(Math.round((100 * scrollTop) / Math.max(1, scrollHeight - clientHeight))));
}

interface Moved {
  readonly box: HTMLElement;
  readonly bar: HTMLElement;
  readonly frame: HTMLElement;
  readonly now: () => { readonly scale: Scale; readonly cards: readonly Card[] };
}

/** What pressing, dragging and keys make of it. */
function hands({ box, bar, frame, now }: Moved): Pick<MapOfChain, 'grip' | 'lead' | 'step' | 'middle'> {
  const onMap = (x: number, y: number): Point => {
    const { left, top } = bar.getBoundingClientRect();
    return { x: x - left - bar.clientLeft, y: y - top - bar.clientTop };
  };
  return {
    grip: (x, y) => {
      const held = frame.getBoundingClientRect();
      const isIn = x >= held.left && x <= held.right && y >= held.top && y <= held.bottom;
      return isIn ? { x: x - (held.left + held.width / 2), y: y - (held.top + held.height / 2) } : { x: 0, y: 0 };
    },
    lead: (x, y) => {
      const to = scrollTo(onMap(x, y), now().scale, { width: box.clientWidth, height: box.clientHeight });
      box.scrollTo(to.x, to.y);
    },
    step: (key) => {
      const by = steps(key, box);
      if (by) box.scrollBy({ left: by.x, top: by.y });
      return by !== null;
    },
    middle: () => {
      const cards = now().cards.filter(({ key }) => key !== null);
      return nearest(cards, { x: box.scrollLeft + box.clientWidth / 2, y: box.scrollTop + box.clientHeight / 2 })?.key ?? null;
    },
  };
}

function steps(key: string, { clientHeight, scrollHeight }: HTMLElement): Point | null {
  switch (key) {
    case 'ArrowUp':
      return { x: 0, y: -LINE };
    case 'ArrowDown':
      return { x: 0, y: LINE };
    case 'ArrowLeft':
      return { x: -LINE, y: 0 };
    case 'ArrowRight':
      return { x: LINE, y: 0 };
    case 'PageUp':
      return { x: 0, y: -clientHeight * PAGE };
    case 'PageDown':
      return { x: 0, y: clientHeight * PAGE };
    case 'Home':
      return { x: 0, y: -scrollHeight };
    case 'End':
      return { x: 0, y: scrollHeight };
    default:
      return null;
  }
}
