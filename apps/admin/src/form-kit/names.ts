import type { Names } from '@bihuan/forms';
import type { ItemView } from '../api/types.js';

export const noNames: ItemView['names'] = { people: {}, units: {}, files: {} };

/** One list of words for ids, as paper and differences want them. */
export const flatNames = (names: ItemView['names']): Names => ({
  ...names.people,
  ...names.units,
  ...names.records,
  ...Object.fromEntries(Object.entries(names.files).map(([id, file]) => [id, file.name])),
});
