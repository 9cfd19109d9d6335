import type { TestApp } from '../../../src/testing/test-app.js';

/** Lets an api listen on a port of its own, and says where. */
export async function listening({ app }: Pick<TestApp, 'app'>): Promise<string> {
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}
