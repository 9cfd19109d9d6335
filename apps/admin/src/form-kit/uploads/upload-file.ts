import { ProblemError, api, isOffline, isProblem, newKey } from '../../api/client.js';
import type { FileView, Problem, UploadView } from '../../api/types.js';
import { Sha256 } from '../../shared/sha256.js';
import { t } from '../texts.js';
import { patience } from './patience.js';

export type Attachment = FileView;

export interface Sending {
  /** Aborted with `CALLED_OFF` nothing of the file is left; otherwise it may be gone on with later. */
  readonly signal: AbortSignal;
  readonly onProgress: (percent: number) => void;
  /** The network is gone; it goes on by itself. */
  readonly onCut: () => void;
}

/** Somebody does not want the file any more. */
export const CALLED_OFF = 'called off';

/** How often a file is begun anew when what was under way is gone: it was the same file somewhere else, or a day has passed. */
const BEGINNINGS = 3;
const READ_AT_ONCE = 256 * 1024;

/** Sends one file piece by piece. Cut off, it goes on where it stopped; the same file chosen again, too. */
export const uploadFile = async (file: File, sending: Sending): Promise<Attachment> => {
  const announced = {
    name: file.name.replaceAll(/\p{Cs}/gu, ''),
    size: file.size,
    type: file.type === '' ? 'application/octet-stream' : file.type,
    sha256: await hashOf(file, sending.signal),
  };
  for (let beginning = 1; ; beginning += 1) {
    try {
      return await sendOnce(file, announced, sending);
    } catch (error) {
      if (!isProblem(error, 'upload.gone') || beginning === BEGINNINGS) throw error;
    }
  }
};

const sendOnce = async (file: File, announced: Parameters<typeof begin>[0], { signal, onProgress, onCut }: Sending): Promise<Attachment> => {
  const patiently = patience({ signal, onCut });
  const begun = await patiently(begin(announced));
  try {
    let { offset } = begun;
    while (offset < file.size) {
      onProgress(percentOf(offset, file.size));
      const from = offset;
      const bytes = await read(file, from, begun.piece);
      offset = await patiently((within) => sendPiece(begun.id, { offset: from, bytes, signal: within }));
    }
    onProgress(100);
    return await patiently(finish(begun.id));
  } catch (error) {
    // A refused file is not asked for again, nor is one that is not wanted; one that was only left may be.
    if (signal.aborted ? signal.reason === CALLED_OFF : isRefused(error)) void api.delete(`/uploads/${begun.id}`).catch(() => undefined);
    throw error;
  }
};

const begin = (announced: { readonly name: string; readonly size: number; readonly type: string; readonly sha256: string }) => {
  const key = newKey();
  return (signal: AbortSignal) => api.post<UploadView>('/uploads', announced, { key, signal });
};

const finish = (id: string) => {
  const key = newKey();
  return (signal: AbortSignal) => api.post<FileView>(`/uploads/${id}/finish`, undefined, { key, signal });
};

/** Answers where the next piece begins, also when this one was there already. */
const sendPiece = async (
  id: string,
  { offset, bytes, signal }: { readonly offset: number; readonly bytes: ArrayBuffer; readonly signal: AbortSignal },
): Promise<number> => {
  try {
    return (await api.put<UploadView>(`/uploads/${id}/bytes/${offset}`, new Blob([bytes]), { signal })).offset;
  } catch (error) {
    const next = isProblem(error, 'upload.out-of-place') ? error.problem.facts?.['offset'] : undefined;
    if (typeof next !== 'number' || next === offset) throw error;
    return next;
  }
};

const isRefused = (error: unknown): boolean => isProblem(error) && !isOffline(error) && error.problem.code.startsWith('file.');
const percentOf = (sent: number, size: number): number => Math.floor((sent / size) * 100);

const unreadable: Problem = {
  type: 'about:blank',
  title: '文件读不出来',
  status: 0,
  instance: '',
  requestId: '',
  code: 'file.unreadable',
  detail: t('unreadable'),
};

/** What is read here can fail for reasons that waiting does not cure: moved, renamed, changed, or a folder. */
const read = async (file: File, from: number, size: number): Promise<ArrayBuffer> => {
  try {
    return await file.slice(from, from + size).arrayBuffer();
  } catch {
    throw new ProblemError(unreadable);
  }
};

const hashOf = async (file: File, signal: AbortSignal): Promise<string> => {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += READ_AT_ONCE) {
    signal.throwIfAborted();
    hash.update(new Uint8Array(await read(file, at, READ_AT_ONCE)));
  }
  return hash.digest();
};
