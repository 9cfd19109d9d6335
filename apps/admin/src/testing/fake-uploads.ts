/** A server for uploads that answers everything at once but for the end of a file, which a test lets arrive or break. */
export interface FakeUploads {
  /** Files that were sent whole and are not answered yet. */
  readonly names: () => readonly string[];
  /** Every request, as «PUT 甲.txt 262144». */
  readonly asked: string[];
  /** Requests are not answered while it is true. */
  isDown: boolean;
  /** The request after which it is down. */
  goesDownAfter: string | null;
  readonly arrives: (name: string) => Promise<void>;
  readonly refuses: (name: string, code: string, detail: string) => Promise<void>;
  readonly restore: () => void;
}

/** The id a file is kept under here. */
export const idOfFile = (name: string): string =>
  `0197c1d2-0000-7000-8000-${[...name]
    .map((sign) => (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0'))
    .join('')
    .slice(0, 12)
    .padStart(12, '0')}`;

interface Sent {
  readonly name: string;
  readonly size: number;
  offset: number;
  end: ((answer: Response) => void) | null;
}

const piece = 256 * 1024;
const json = (status: number, body: unknown) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const heard = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });

/** Other requests go on to whatever answered before. */
export const fakeUploads = (): FakeUploads => {
  const real = globalThis.fetch;
  const sent = new Map<string, Sent>();
  const asked: string[] = [];
  const answer = async (method: string, path: string, init: RequestInit): Promise<Response> => {
    const [, , , id = '', what = '', from = ''] = path.split('/');
    if (method === 'POST' && id === '') {
      const { name, size } = JSON.parse(String(init.body)) as { name: string; size: number }; // what is announced
      const begun = sent.get(`u-${name}`) ?? { name, size, offset: 0, end: null };
      sent.set(`u-${name}`, begun);
      asked.push(`POST ${name}`);
      return json(201, { id: `u-${name}`, name, size, offset: begun.offset, piece });
    }
    const own = sent.get(decodeURIComponent(id));
    if (!own) return json(404, { code: 'upload.gone', detail: '', status: 404 });
    asked.push(`${method} ${own.name} ${from === '' ? what : from}`.trim());
    if (method === 'PUT') {
      own.offset = Math.min(own.size, Number(from) + piece);
      return json(200, { id, name: own.name, size: own.size, offset: own.offset, piece });
    }
    if (method === 'DELETE') {
      sent.delete(decodeURIComponent(id));
      return json(204, null);
    }
    return new Promise<Response>((resolve, reject) => {
      own.end = resolve;
      init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });
  };
  const server: FakeUploads = {
    asked,
    isDown: false,
    goesDownAfter: null,
    names: () => [...sent.values()].filter(({ end }) => end !== null).map(({ name }) => name),
    arrives: (name) => ends(name, json(201, { id: idOfFile(name), name, size: 3, type: 'text/plain', sha256: '' })),
    refuses: (name, code, detail) => ends(name, json(422, { type: 'x', title: '没有传上', status: 422, detail, code, instance: '', requestId: '' })),
    restore: () => {
      globalThis.fetch = real;
    },
  };
  const ends = async (name: string, response: Response) => {
    const own = sent.get(`u-${name}`);
    if (!own?.end) throw new Error(`${name} is not under way`);
    own.end(response);
    sent.delete(`u-${name}`);
    await heard();
  };
  globalThis.fetch = async (path, init = {}) => {
    if (!String(path).startsWith('/api/uploads')) return real(path, init);
    if (server.isDown) throw new TypeError('no connection');
    const answered = answer(init.method ?? 'GET', String(path), init);
    if (asked.at(-1) === server.goesDownAfter) server.isDown = true;
    return answered;
  };
  return server;
};
