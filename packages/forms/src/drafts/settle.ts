import type { Aside } from './draft.js';
import { valueAtPlace } from './rows.js';
import { isRowWithin, isWithin, type Work } from './work.js';

/** What their authors chose: words that can be read where they belong are kept beside no longer, all others stay to be copied. */
export function settled(work: Work, { settles, drops }: { readonly settles: readonly string[]; readonly drops: readonly string[] }): void {
  if (settles.length === 0 && drops.length === 0) return;
  const isOwn = ({ by }: Aside): boolean => by === work.saving.by;
  work.asides = work.asides.flatMap((one) => {
    if (!isOwn(one) || work.touched.has(one.id)) return [one];
    if (!one.open) return drops.includes(one.id) ? [] : [one];
    if (!settles.includes(one.id)) return [one];
    return one.type === 'delete' || isReadable(work, one) ? [] : [{ ...one, open: false }];
  });
}

function isReadable(work: Work, { type, place, value }: Aside): boolean {
  const now = valueAtPlace(work.data, place);
  return type === 'row' ? isRowWithin(value, now) : isWithin(value, now);
}
