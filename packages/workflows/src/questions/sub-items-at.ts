import type { Machine } from '../machine/machine.js';
import type { SubItems } from '../definition.js';
import type { PlaceId } from '../vocabulary.js';

/** What the definition says of the sub-items of that id; null where there are none. */
export function subItemsAt({ compiled }: Machine, id: PlaceId): SubItems | null {
  return compiled.subItems.get(id)?.definition ?? null;
}
