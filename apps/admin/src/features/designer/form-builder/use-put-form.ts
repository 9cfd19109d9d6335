import type { FormDefinition } from '@bihuan/forms';
import { useDesign, useDo, useEditor } from '../store/editor.js';

/** Puts one more form behind the last one; says whether it is there. */
export const usePutForm = (): ((value: FormDefinition, said: string) => boolean) => {
  const editor = useEditor();
  const last = useDesign(({ document }) => document.forms.at(-1)?.key);
  const act = useDo();
  return (value, said) => {
    act({ type: 'insert-form', value, ...(last === undefined ? {} : { after: last }) }, { said });
    return editor.state().document.forms.some(({ key }) => key === value.key);
  };
};
