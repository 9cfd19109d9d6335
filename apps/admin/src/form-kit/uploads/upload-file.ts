import { ProblemError, newKey } from '../../api/client.js';
import type { Problem } from '../../api/types.js';

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

const broken = { type: 'about:blank', title: '没有传上', status: 0, instance: '', requestId: '', code: 'network.offline', detail: '网络断开，请恢复后再选一次。' } satisfies Problem;

const answerOf = (request: XMLHttpRequest): Attachment => {
  const isJson = (request.getResponseHeader('content-type') ?? '').includes('json');
  if (request.status >= 200 && request.status < 300 && isJson) return JSON.parse(request.responseText) as Attachment; // the contract
  throw new ProblemError(isJson ? (JSON.parse(request.responseText) as Problem) : { ...broken, status: request.status, code: `http.${request.status}`, detail: '服务器没有收下这个文件，请再试一次。' }); // the contract
};

export interface Sending {
  readonly signal: AbortSignal;
  readonly onProgress: (percent: number) => void;
}

/** Sends one file and tells how far it is; `fetch` cannot. */
export const uploadFile = (file: File, { signal, onProgress }: Sending): Promise<Attachment> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file);
    request.open('POST', '/api/attachments');
    request.setRequestHeader('idempotency-key', newKey());
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = (event) => { if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100)); };
    request.onerror = () => reject(new ProblemError(broken));
    request.onabort = () => reject(new ProblemError(broken));
    request.onload = () => {
      try { resolve(answerOf(request)); } catch (error) { reject(error as Error); } // only ProblemError and SyntaxError arise
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
