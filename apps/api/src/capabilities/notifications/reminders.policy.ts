import type { ItemRow } from '../items/index.js';
import type { Grant } from '../people/index.js';

/** Whoever handed an item in may ask after it; of any unrestricted item so may those whose task it is. */
export function mayRemindOf(
  { context, privacy }: Pick<ItemRow, 'context' | 'privacy'>,
  { personId, grants }: { readonly personId: string; readonly grants: readonly Grant[] },
): boolean {
  if (context.submitter === personId) return true;
  return privacy === 'normal' && grants.some(({ permission }) => permission === 'reminders.send');
}
