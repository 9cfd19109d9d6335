import { chainActs } from '../chain/acts.js';
import { useEditor } from '../store/editor.js';

/** One more branch, from the panel. */
export const useCanvasAct = (): ((fork: string) => void) => {
  const editor = useEditor();
  return chainActs(editor, () => editor.state().document.lifecycle.key).addBranch;
};
