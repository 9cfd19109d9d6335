/** A server whose answers to uploads are given one by one, in whatever order a test wants. */
export interface FakeUploads {
  readonly names: () => readonly string[];
  readonly arrives: (name: string) => Promise<void>;
  readonly breaks: (name: string) => Promise<void>;
  readonly restore: () => void;
}

/** The id a file is kept under here. */
export const idOfFile = (name: string): string => `0197c1d2-0000-7000-8000-${[...name].map((sign) => (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('').slice(0, 12).padStart(12, '0')}`;

interface Held {
  readonly name: string;
  readonly request: FakeRequest;
}

class FakeRequest {
  status = 0;
  responseText = '';
  upload: { onprogress: unknown } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  static readonly held: Held[] = [];
  open(): void { return undefined; }
  setRequestHeader(): void { return undefined; }
  getResponseHeader(): string { return 'application/json'; }
  abort(): void { this.onabort?.(); }
  send(body: FormData): void {
    const file = body.get('file');
    FakeRequest.held.push({ name: file instanceof File ? file.name : '', request: this });
  }
}

const heard = () => new Promise<void>((resolve) => { setTimeout(resolve, 0); });

export const fakeUploads = (): FakeUploads => {
  const real = globalThis.XMLHttpRequest;
  FakeRequest.held.length = 0;
  globalThis.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest; // as much of one as an upload uses
  const take = (name: string): FakeRequest => {
    const at = FakeRequest.held.findIndex((each) => each.name === name);
    const [held] = FakeRequest.held.splice(at, 1);
    if (at < 0 || !held) throw new Error(`${name} is not under way`);
    return held.request;
  };
  return {
    names: () => FakeRequest.held.map(({ name }) => name),
    arrives: async (name) => {
      const request = take(name);
      Object.assign(request, { status: 201, responseText: JSON.stringify({ id: idOfFile(name), name, size: 3, type: 'text/plain' }) });
      request.onload?.();
      await heard();
    },
    breaks: async (name) => { take(name).onerror?.(); await heard(); },
    restore: () => { globalThis.XMLHttpRequest = real; },
  };
};
