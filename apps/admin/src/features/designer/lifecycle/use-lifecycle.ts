import { useMemo } from 'react';
import { conditionWords } from '@bihuan/forms';
import { itemLabels, useForms } from '../forms.js';
import { useNames } from '../names.js';
import { useDesign } from '../store/editor.js';
import { chartOf, type Chart } from './graph.js';
import { rowsOf, type Row } from './rows.js';

/** Table and drawing of the design as it stands; both say the same. */
export const useLifecycle = (): { readonly rows: readonly Row[]; readonly chart: Chart } => {
  const definition = useDesign(({ document }) => document.lifecycle);
  const names = useNames();
  const { forms } = useForms();
  return useMemo(() => {
    const rows = rowsOf(definition, { names, words: (when) => conditionWords(when, forms, itemLabels) });
    return { rows, chart: chartOf(definition, rows) };
  }, [definition, names, forms]);
};
