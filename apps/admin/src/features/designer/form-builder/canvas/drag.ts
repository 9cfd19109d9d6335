import { pointerWithin, type Announcements, type CollisionDetection, type DragEndEvent } from '@dnd-kit/core';
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
  const inside = pointerWithin(asked)[0];
  if (inside && !(isTable && isInTable(inside.id))) return [inside];
  const all = droppableContainers.flatMap((container) => {
    const rect = droppableRects.get(container.id);
    if (!rect || (isTable && isInTable(container.id))) return [];
    const dy = point.y < rect.top ? rect.top - point.y : Math.max(0, point.y - rect.bottom);
    const dx = point.x < rect.left ? rect.left - point.x : Math.max(0, point.x - rect.right);
    // Beside its columns a table takes what is above or below it as a whole.
    return isInTable(container.id) && dy > 0 ? [] : [{ id: container.id, data: { droppableContainer: container, value: dx + dy } }];
  });
  return all.sort((a, b) => a.data.value - b.data.value).slice(0, 1);
};

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
