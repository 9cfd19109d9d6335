import { scaleFor, type Card, type Scale, type Size } from './scale.js';

/** Where every card is, as the browser laid it out, counted from the upper left corner of what is scrolled. */
export interface Measured {
  readonly cards: readonly Card[];
  readonly content: Size;
}

export function measure(box: HTMLElement): Measured {
  const origin = box.getBoundingClientRect();
  const [left, top] = [origin.left + box.clientLeft - box.scrollLeft, origin.top + box.clientTop - box.scrollTop];
  const cards = [...box.querySelectorAll<HTMLElement>('.dz-card, .dz-head, .dz-pill')].map((element): Card => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { key: element.id === '' ? null : element.id.replace(/^card-/u, ''), x: x - left, y: y - top, width, height };
  });
  return { cards, content: { width: box.scrollWidth, height: box.scrollHeight } };
}

interface Marks {
  readonly isWrong: (card: Card) => boolean;
  readonly chosen: string | null;
}

/** The whole chain, small; what has something to be put right stands out over all the others. */
export function drawMap(canvas: HTMLCanvasElement, { cards, content }: Measured, { isWrong, chosen }: Marks): Scale {
  const room = { width: canvas.clientWidth, height: canvas.clientHeight };
  const scale = scaleFor(content, room);
  const pen = canvas.getContext('2d');
  if (!pen) return scale;
  const sharp = globalThis.devicePixelRatio || 1;
  [canvas.width, canvas.height] = [Math.round(room.width * sharp), Math.round(room.height * sharp)];
  pen.scale(sharp, sharp);
  const colour = colours(canvas);
  const fill = (card: Card, ink: string, least: number): void => {
    pen.fillStyle = ink;
    pen.fillRect(card.x * scale.x, card.y * scale.y, Math.max(2, card.width * scale.x), Math.max(least, card.height * scale.y));
  };
  for (const card of cards) if (!isWrong(card) && card.key !== chosen) fill(card, card.key === null ? colour.line : colour.card, 1);
  for (const card of cards) if (isWrong(card)) fill(card, colour.wrong, 3);
  for (const card of cards) if (chosen !== null && card.key === chosen) fill(card, colour.chosen, 3);
  return scale;
}

function colours(canvas: HTMLElement): { readonly line: string; readonly card: string; readonly wrong: string; readonly chosen: string } {
  const style = getComputedStyle(canvas);
  const named = (name: string): string => style.getPropertyValue(name).trim() || style.color;
  return { line: named('--line'), card: named('--control'), wrong: named('--yellow'), chosen: named('--ink') };
}
