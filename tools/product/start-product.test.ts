import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scratchSettings, startProduct } from './start-product.ts';
import type { StartedProduct } from './start-product.ts';

let scratch: string;
const start = (): Promise<StartedProduct> => startProduct({ dataDir: join(scratch, 'postgres'), settings: scratchSettings });

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'bihuan-product-'));
  chmodSync(scratch, 0o711);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the built product', () => {
  it('answers on its first start with screens, an interface and people to sign in as', async () => {
    const product = await start();
    const page = await product.api('/');
    const signIns = await product.api('/api/demo-sign-ins');
    const nothing = await product.api('/api/no-such-thing');
    const found = {
      page: page.status,
      type: page.headers.get('content-type'),
      people: (await signIns.json()) as { sessions: unknown[] },
      nothing: nothing.status,
    };
    await product.stop();
    expect(found).toMatchObject({ page: 200, type: expect.stringContaining('text/html'), nothing: 404 });
    expect(found.people.sessions.length).toBeGreaterThan(0);
  });

  // How soon is a matter of the machine, and measured on a quiet one: bench/start.ts.
  it('started again it shows its first page with the people it had, and stopped it leaves nothing behind', async () => {
    const product = await start();
    const [page, signIns] = [await product.api('/'), await product.api('/api/demo-sign-ins')];
    const people = (await signIns.json()) as { sessions: unknown[] };
    await product.stop();
    expect([page.status, people.sessions.length > 0]).toEqual([200, true]);
    await expect(product.api('/api/health')).rejects.toThrow();
    expect(product.process.exitCode ?? product.process.signalCode).not.toBeNull();
  });

  it('does not fill with the demo what somebody began to set up as his own; it says so, and the set-up can go on', async () => {
    const begun = { dataDir: join(scratch, 'begun'), settings: scratchSettings };
    await (await startProduct({ ...begun, demo: false })).stop();
    await expect(startProduct(begun)).rejects.toThrow('没有装入演示数据');
    const product = await startProduct({ ...begun, demo: false });
    const state = (await (await product.api('/api/setup')).json()) as { readonly state: string };
    await product.stop();
    expect(state).toEqual({ state: 'needed' });
  });
});
