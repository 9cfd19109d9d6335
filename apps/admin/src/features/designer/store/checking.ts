import type { Editor } from './editor.js';
import { checked } from './placed.js';

const PAUSE = 120;

/** The checks follow a moment behind, so that no key waits for them. */
export function keepChecking(editor: Editor): () => void {
  let seen: unknown = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = (): void => {
    editor.send({ type: 'checked', found: checked(editor.state().document) });
  };
  const follow = (): void => {
    const { document } = editor.state();
    if (document === seen) return;
    seen = document;
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  };
  follow();
  const unsubscribe = editor.subscribe(follow);
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
