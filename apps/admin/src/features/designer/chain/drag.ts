import {
  KeyboardCode,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
  type KeyboardCoordinateGetter,
} from '@dnd-kit/core';
import type { EditPlace } from '@bihuan/workflows';
import { t } from '../texts.js';

/** Space lifts a card, arrows carry it from slot to slot, Space or Enter lets it down, Escape leaves it where it was. */
export const useChainSensors = () => useSensors(useSensor(PointerSensor, POINTER), useSensor(KeyboardSensor, KEYS));

const nextSlot: KeyboardCoordinateGetter = (event, { context: { droppableRects, over, collisionRect } }) => {
  const isDown = event.code === KeyboardCode.Down || event.code === KeyboardCode.Right;
  if (!isDown && event.code !== KeyboardCode.Up && event.code !== KeyboardCode.Left) return undefined;
  event.preventDefault();
  // In the order of the document, which is the order of reading.
  const slots = [...droppableRects.keys()];
  const now = over ? slots.indexOf(over.id) : -1;
  const next = droppableRects.get(slots[Math.max(0, Math.min(slots.length - 1, now + (isDown ? 1 : -1)))] ?? '');
  return next && collisionRect
    ? { x: next.left + next.width / 2 - collisionRect.width / 2, y: next.top + next.height / 2 - collisionRect.height / 2 }
    : undefined;
};

export const placeOf = ({ over }: Pick<DragEndEvent, 'over'>): EditPlace | null => {
  const place: unknown = over?.data.current?.['place'];
  return typeof place === 'object' && place !== null && 'chain' in place ? (place as EditPlace) : null; // put there by Slot alone
};

const labelOf = ({ over }: Pick<DragEndEvent, 'over'>): string => String(over?.data.current?.['label'] ?? '');

export const announcementsWith = (label: (id: string) => string): Announcements => ({
  onDragStart: ({ active }) => t('saidLifted', { label: label(String(active.id)) }),
  onDragOver: (event) => (event.over ? (labelOf(event) === '' ? t('saidOverFirst') : t('saidOver', { label: labelOf(event) })) : undefined),
  onDragEnd: ({ over }) => (over ? undefined : t('saidLeft')),
  onDragCancel: () => t('saidLeft'),
});

// The same objects for ever: with new ones every card would be drawn again.
const POINTER = { activationConstraint: { distance: 6 } };
const KEYS = {
  coordinateGetter: nextSlot,
  keyboardCodes: { start: [KeyboardCode.Space], cancel: [KeyboardCode.Esc], end: [KeyboardCode.Space, KeyboardCode.Enter] },
};
