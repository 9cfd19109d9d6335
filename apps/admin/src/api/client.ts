import type { Problem } from './types.js';

/** A refusal of the server, or a failing connection, in the three parts a person needs. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
  }
}

export const isProblem = (error: unknown, code?: string): error is ProblemError =>
  error instanceof ProblemError && (code === undefined || error.problem.code === code);

/** No answer at all: the content is still on the page. */
export const isOffline = (error: unknown): boolean => isProblem(error, 'network.offline');

/** `crypto.randomUUID` exists only in secure contexts; the wards also use plain http. */
export const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes.set([((bytes[6] ?? 0) & 0x0f) | 0x40], 6);
  bytes.set([((bytes[8] ?? 0) & 0x3f) | 0x80], 8);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
interface Sending {
  readonly body?: unknown;
  /** The same key for the same intention: a repeated press is answered with the first answer. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Lets the request outlive the page, for the last words of a draft. */
  readonly keepalive?: boolean;
}

const problemOf = async (response: Response): Promise<Problem> => {
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  if (isJson) return (await response.json()) as Problem; // the contract of every refusal
  return unexplained(response.status);
};

const unexplained = (status: number): Problem => ({
  type: 'about:blank',
  title: '没有办成',
  status,
  instance: '',
  requestId: '',
  detail:
    status >= 500
      ? '服务器暂时没有办好这件事，您填的内容还在本页。请稍后再试；仍不行请联系党办。'
      : '服务器没有接受这次操作，您填的内容还在本页。请刷新后再试。',
  code: `http.${status}`,
});

const offline: Problem = {
  type: 'about:blank',
  title: '网络断开',
  status: 0,
  instance: '',
  requestId: '',
  detail: '没有连上服务器，内容还在本页。网络恢复后请再试，请勿关闭本页。',
  code: 'network.offline',
};

const request = async <T>(method: Method, path: string, sending: Sending = {}): Promise<T> => {
  const response = await ask(method, path, sending);
  if (response.status === 204) return undefined as T; // the contract says: no content
  return (await response.json()) as T; // the contract in types.ts
};

const ask = async (method: Method, path: string, sending: Sending): Promise<Response> => {
  const { body } = sending;
  const raw = body instanceof FormData || body instanceof Blob ? body : null;
  const headers: Record<string, string> = { accept: 'application/json', ...sending.headers };
  if (body instanceof Blob) headers['content-type'] = 'application/octet-stream';
  else if (body !== undefined && raw === null) headers['content-type'] = 'application/json';
  if (method !== 'GET') headers['idempotency-key'] = sending.key ?? newKey();
  const response = await fetch(`/api${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    keepalive: sending.keepalive ?? false,
    ...(body === undefined ? {} : { body: raw ?? JSON.stringify(body) }),
    ...(sending.signal ? { signal: sending.signal } : {}),
  }).catch((error: unknown) => {
    if (sending.signal?.aborted) throw error;
    throw new ProblemError(offline);
  });
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return response;
};

/** The only way to the server. Refusals are thrown as `ProblemError`. */
export const api = {
  get: <T>(path: string, signal?: AbortSignal, headers: Readonly<Record<string, string>> = {}) =>
    request<T>('GET', path, signal ? { signal, headers } : { headers }),
  post: <T>(path: string, body: unknown, sending: Omit<Sending, 'body'> = {}) => request<T>('POST', path, { ...sending, body }),
  put: <T>(path: string, body: unknown, sending: Omit<Sending, 'body'> = {}) => request<T>('PUT', path, { ...sending, body }),
  patch: <T>(path: string, body: unknown, sending: Omit<Sending, 'body'> = {}) => request<T>('PATCH', path, { ...sending, body }),
  /** A file the server makes of what is sent. */
  blob: async (path: string, body: unknown): Promise<Blob> => (await ask('POST', path, { body })).blob(),
  delete: <T>(path: string, sending: Sending = {}) => request<T>('DELETE', path, sending),
};

/** `?a=1&b=2` of what is given; empty values are left out. */
export const query = (values: Readonly<Record<string, string | number | boolean | null | undefined>>): string => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
};
