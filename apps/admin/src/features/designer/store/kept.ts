import type { EditCommand } from '@bihuan/workflows';
import type { Editor } from './editor.js';

/** Done on a page that could not reach the server, for the next time it is opened. */
export interface Kept {
  readonly revision: number;
  readonly commands: readonly EditCommand[];
}

const nameOf = (person: string, design: string): string => `bihuan-design-${person}-${design}`;

/** On one's own computer alone: a shared one keeps nothing when it is closed. */
export function keepUnsent(
  editor: Editor,
  { person, design, isPublic }: { readonly person: string; readonly design: string; readonly isPublic: boolean },
): () => void {
  if (isPublic) return askBeforeLeaving(editor);
  let written = '';
  return editor.subscribe(() => {
    const { waiting: commands, revision } = editor.state();
    const text = commands.length === 0 ? '' : JSON.stringify({ revision, commands } satisfies Kept);
    if (text === written) return;
    written = text;
    try {
      if (text === '') localStorage.removeItem(nameOf(person, design));
      else localStorage.setItem(nameOf(person, design), text);
    } catch {
      // A full or forbidden storage: the page itself still has everything, and says so while it is offline.
    }
  });
}

/** Nothing is kept there: whoever leaves with something unsent is asked. */
function askBeforeLeaving(editor: Editor): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (editor.state().waiting.length > 0) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}

export function readUnsent(person: string, design: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(person, design)) ?? 'null');
    const isOurs = typeof kept === 'object' && kept !== null && 'revision' in kept && 'commands' in kept && Array.isArray(kept.commands);
    return isOurs ? (kept as Kept) : null; // written by keepUnsent alone
  } catch {
    return null;
  }
}
