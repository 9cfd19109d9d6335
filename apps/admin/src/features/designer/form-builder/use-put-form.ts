import type { FormDefinition } from '@bihuan/forms';
import { useDesign, useDo } from '../store/editor.js';

/** Puts one more form behind the last one. */
export const usePutForm = (): ((value: FormDefinition, said: string) => void) => {
  const last = useDesign(({ document }) => document.forms.at(-1)?.key);
  const act = useDo();
  return (value, said) => act({ type: 'insert-form', value, ...(last === undefined ? {} : { after: last }) }, { said });
};
