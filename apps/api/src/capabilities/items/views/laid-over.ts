import { draftWithin, writablePart } from '@bihuan/forms';
import type { FormData, FormDefinition, Rights } from '@bihuan/forms';

/** What stands there with what somebody typed of it, as far as he may write it. */
export function laidOver(
  { definition, rights, data }: { readonly definition: FormDefinition; readonly rights: Rights; readonly data: FormData },
  draft: FormData,
): FormData {
  const own = writablePart(definition, rights, data);
  const kept = Object.fromEntries(Object.entries(data).filter(([key]) => !Object.hasOwn(own, key)));
  const typed = draftWithin({ definition, rights, data }, draft);
  // Of a form that came back for some places alone, a draft that says nothing of a field leaves it.
  const rest = rights.only ? own : {};
  return { ...kept, ...rest, ...Object.fromEntries(Object.entries(typed).map(([key, value]) => [key, withReadCells(data[key], value)])) };
}

/** Cells one may only read stand in the rows one has typed in. */
function withReadCells(seen: unknown, value: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(seen)) return value;
  return value.map((row: unknown) => {
    const id = idOf(row);
    const old: unknown = id === undefined ? undefined : seen.find((one) => idOf(one) === id);
    return typeof row === 'object' && row !== null && typeof old === 'object' ? { ...old, ...row } : row;
  });
}

const idOf = (row: unknown): unknown => (typeof row === 'object' && row !== null ? Reflect.get(row, 'rowId') : undefined);
