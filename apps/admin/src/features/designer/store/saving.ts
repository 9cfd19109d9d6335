import { editDesign, rebase, type EditCommand } from '@bihuan/workflows';
import { api, isOffline, isProblem, newKey } from '../../../api/client.js';
import type { DesignDocument, OtherEditor, PlacedProblem } from './design-types.js';
import type { Editor } from './editor.js';
import type { Kept } from './kept.js';
import { parcelOf } from './parcel.js';
import { t } from '../texts.js';

interface Changed {
  readonly revision: number;
  readonly problems: readonly PlacedProblem[];
  readonly others: readonly OtherEditor[];
}

/** What came meanwhile, oldest first. */
interface Meanwhile {
  readonly revision: number;
  readonly changes: readonly { readonly by: string; readonly mine: boolean; readonly commands: readonly EditCommand[] }[];
}

const PAUSE = 700;
const AGAIN = 4_000;
const LOOK = 2_500;

/** Sends what was done a moment after it was done, one parcel at a time; what did not arrive is sent again under the same key. */
export function keepSaving(editor: Editor, id: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let parcel: { readonly key: string; readonly count: number } | null = null;
  let looking: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let sending = false;

  const later = (pause: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void send(), pause);
  };
  const send = async (): Promise<void> => {
    const { waiting, revision, clash } = editor.state();
    if (sending || clash || waiting.length === 0) return;
    sending = true;
    parcel ??= { key: newKey(), count: parcelOf(waiting) };
    const { key, count } = parcel;
    try {
      const answer = await api.post<Changed>(`/designs/${id}/changes`, { revision, commands: waiting.slice(0, count) }, { key });
      parcel = null;
      editor.send({ type: 'saved', count, ...answer });
      clearTimeout(looking);
      if (!stopped) looking = setTimeout(() => void look(editor, id), LOOK);
    } catch (error) {
      if (isOffline(error)) editor.send({ type: 'saving', saving: { type: 'offline' } });
      else {
        parcel = null;
        await meet(editor, id, error);
      }
    }
    sending = false;
    if (editor.state().waiting.length > 0 && editor.state().saving.type !== 'refused') later(editor.state().saving.type === 'offline' ? AGAIN : PAUSE);
  };
  const unsubscribe = editor.subscribe(() => {
    if (!sending && editor.state().waiting.length > 0 && editor.state().saving.type !== 'refused') later(PAUSE);
  });
  const online = (): void => later(0);
  addEventListener('online', online);
  if (editor.state().waiting.length > 0) later(0);
  return () => {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(looking);
    unsubscribe();
    removeEventListener('online', online);
  };
}

/** Once the hands rest: whom the steps would find today is asked of the whole, not of each change. */
async function look(editor: Editor, id: string): Promise<void> {
  if (editor.state().waiting.length > 0) return;
  try {
    editor.send({ type: 'looked', ...(await api.get<Changed & { readonly ofToday: readonly PlacedProblem[] | null }>(`/designs/${id}`)) });
  } catch {
    // The next change says whether the server is there.
  }
}

async function meet(editor: Editor, id: string, error: unknown): Promise<void> {
  if (!isProblem(error, 'design.changed-meanwhile')) return editor.send({ type: 'saving', saving: { type: 'refused', error } });
  try {
    await catchUp(editor, id);
  } catch (failed) {
    editor.send({ type: 'saving', saving: isOffline(failed) ? { type: 'offline' } : { type: 'refused', error: failed } });
  }
}

/** Brings somebody else's changes in, and mine over them; what does not go together is asked. */
export async function catchUp(editor: Editor, id: string): Promise<void> {
  const before = editor.state();
  const { changes, revision } = await api.get<Meanwhile>(`/designs/${id}/changes?after=${before.revision}`);
  const theirs = changes.flatMap(({ commands }) => commands);
  const saved = theirs.reduce<DesignDocument>((document, command) => {
    const result = editDesign(document, command);
    return result.type === 'edited' ? { ...document, ...result.document } : document;
  }, before.saved);
  const { waiting } = editor.state();
  const both = rebase({ document: saved, theirs, mine: waiting });
  const names = [...new Set(changes.map(({ by, mine }) => (mine ? t('yourself') : by)))].join('、');
  if (both.conflicts.length > 0)
    return editor.send({
      type: 'clashed',
      clash: { theirs: saved, theirChanges: theirs, revision, by: names, kept: both.done, conflicts: both.conflicts, mayTakeOver: true },
    });
  editor.send({
    type: 'rebased',
    document: { ...saved, ...both.document },
    saved,
    revision,
    waiting: both.done,
    theirs,
    said: t('merged', { by: names, count: theirs.length }),
  });
}

/** What an earlier visit could not send, over what the design is now. */
export async function restore(editor: Editor, id: string, kept: Kept): Promise<void> {
  const { document, revision } = editor.state();
  const { changes } = await api.get<Meanwhile>(`/designs/${id}/changes?after=${kept.revision}`);
  const theirs = changes.flatMap(({ commands }) => commands);
  const both = rebase({ document, theirs, mine: kept.commands });
  const by = [...new Set(changes.map((one) => (one.mine ? t('yourself') : one.by)))].join('、');
  if (both.conflicts.length > 0)
    return editor.send({
      type: 'clashed',
      clash: { theirs: document, theirChanges: theirs, revision, by, kept: both.done, conflicts: both.conflicts, mayTakeOver: false },
    });
  editor.send({
    type: 'rebased',
    document: { ...document, ...both.document },
    saved: document,
    revision,
    waiting: both.done,
    theirs,
    said: t('restored', { count: both.done.length }),
  });
}

/** Theirs stands where both changed the same; the rest of mine is kept. */
export function keepTheirs(editor: Editor): void {
  const { clash } = editor.state();
  if (!clash) return;
  const document = clash.kept.reduce<DesignDocument>((now, command) => {
    const result = editDesign(now, command);
    return result.type === 'edited' ? { ...now, ...result.document } : now;
  }, clash.theirs);
  editor.send({
    type: 'rebased',
    document,
    saved: clash.theirs,
    revision: clash.revision,
    waiting: clash.kept,
    theirs: clash.theirChanges,
    said: t('keptTheirs'),
  });
}

/** What they did since is taken back by the server, and stays in its record; mine stands. */
export async function takeOver(editor: Editor, id: string): Promise<void> {
  const { waiting, revision } = editor.state();
  const count = parcelOf(waiting);
  const answer = await api.post<Changed>(`/designs/${id}/changes`, { revision, commands: waiting.slice(0, count), takeOver: true });
  editor.send({ type: 'took-over', count, ...answer });
}
