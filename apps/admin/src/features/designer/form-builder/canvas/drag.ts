import type { Announcements, CollisionDetection, DragEndEvent, DroppableContainer } from '@dnd-kit/core';
import type { FieldPlace, Spot } from '@bihuan/forms';
import type { Kind } from '../kinds.js';
import { t } from '../texts.js';

/** What is carried: a field that is there, or a kind from the palette. */
export type Carried =
  | { readonly type: 'field'; readonly place: FieldPlace; readonly label: string; readonly isTable: boolean }
  | { readonly type: 'kind'; readonly kind: Kind; readonly label: string; readonly isTable: boolean };

interface Held {
  readonly data: { readonly current?: Readonly<Record<string, unknown>> | undefined };
}

export function carriedOf({ data: { current } }: Held): Carried | null {
  if (!current) return null;
  const said = current['label'];
  const [label, isTable] = [typeof said === 'string' ? said : '', current['isTable'] === true];
  if (typeof current['kind'] === 'string') return { type: 'kind', kind: current['kind'] as Kind, label, isTable }; // put there by the palette alone
  return { type: 'field', place: current['place'] as FieldPlace, label, isTable }; // put there by the cards alone
}

export const placeOf = ({ over }: Pick<DragEndEvent, 'over'>): Spot | null => {
  const place: unknown = over?.data.current?.['place'];
  return typeof place === 'object' && place !== null ? place : null;
};

const isInTable = (id: string | number): boolean => !String(id).startsWith('slot /');

/** Of the slots the one nearest to the pointer; among columns only where the pointer is over their table, and never for a table. */
export const nearestSlot: CollisionDetection = (asked) => {
  const { pointerCoordinates, droppableContainers, droppableRects, active, collisionRect } = asked;
  const point = pointerCoordinates ?? { x: collisionRect.left + collisionRect.width / 2, y: collisionRect.top + collisionRect.height / 2 };
  const isTable = active.data.current?.['isTable'] === true;
  let nearest: { readonly id: string | number; readonly container: DroppableContainer; readonly far: number } | null = null;
  for (const container of droppableContainers) {
    const measured = droppableRects.get(container.id);
    if (!measured || (isTable && isInTable(container.id))) continue;
    const rect = flatRect(measured);
    const dy = point.y < rect.top ? rect.top - point.y : Math.max(0, point.y - rect.bottom);
    // Beside its columns a table takes what is above or below it as a whole.
    if (isInTable(container.id) && dy > 0) continue;
    const far = dy + (point.x < rect.left ? rect.left - point.x : Math.max(0, point.x - rect.right));
    if (nearest === null || far < nearest.far) nearest = { id: container.id, container, far };
  }
  return nearest === null ? [] : [{ id: nearest.id, data: { droppableContainer: nearest.container, value: nearest.far } }];
};

type Edges = Readonly<Record<'top' | 'left' | 'bottom' | 'right', number>>;

let scrolls = 0;
document.addEventListener('scroll', () => (scrolls += 1), { capture: true, passive: true });
const known = new WeakMap<Edges, { readonly scrolls: number; readonly edges: Edges }>();

/** A measured place asks how far everything around it has scrolled whenever it is read; with five hundred of them once a scroll is enough. */
function flatRect(rect: Edges): Edges {
  const before = known.get(rect);
  if (before?.scrolls === scrolls) return before.edges;
  const { top, left, bottom, right } = rect;
  known.set(rect, { scrolls, edges: { top, left, bottom, right } });
  return { top, left, bottom, right };
}

const wordsOf = ({ over }: Pick<DragEndEvent, 'over'>): string => {
  const { label, section } = over?.data.current ?? {};
  if (typeof label === 'string' && label !== '') return t('saidOver', { label });
  return typeof section === 'string' ? t('saidOverSection', { title: section }) : t('saidOverFirst');
};

export const announcements: Announcements = {
  onDragStart: ({ active }) => t('saidLifted', { label: carriedOf(active)?.label ?? '' }),
  onDragOver: (event) => (event.over ? wordsOf(event) : undefined),
  onDragEnd: ({ over }) => (over ? undefined : t('saidLeft')),
  onDragCancel: () => t('saidLeft'),
};
