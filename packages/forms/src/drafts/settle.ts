import type { Aside } from './draft.js';
import { isRowWithin, isWithin, type Work } from './work.js';

/**
 * What their authors chose: words that can be read where they belong are kept beside no longer, all others stay to be copied. Somebody
 * else may say that words are not waited for; they stay beside, and only their author does away with them.
 */
export function settled(work: Work, { settles, drops }: { readonly settles: readonly string[]; readonly drops: readonly string[] }): void {
  if (settles.length === 0 && drops.length === 0) return;
  const isOwn = ({ by }: Aside): boolean => by === work.saving.by;
  for (const one of [...new Set([...settles, ...drops])].flatMap((id) => work.asides.get(id) ?? [])) {
    if (work.touched.has(one.id) || !(one.open ? settles : drops).includes(one.id)) continue;
    if (!isOwn(one)) {
      if (one.open && one.type !== 'delete') work.asides.put({ ...one, open: false });
    } else if (!one.open || one.type === 'delete' || isReadable(work, one)) work.asides.drop(one);
    else work.asides.put({ ...one, open: false });
  }
}

function isReadable(work: Work, { type, place, value }: Aside): boolean {
  const now = work.rows.at(place);
  return type === 'row' ? isRowWithin(value, now) : isWithin(value, now);
}
