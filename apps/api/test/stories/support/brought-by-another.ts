import { expect } from '@jest/globals';
import type { HttpVisitor } from '../../../src/testing/http-visitor.js';

interface Brought {
  readonly drawer: HttpVisitor;
  readonly bringer: HttpVisitor;
  /** Of what was drawn; its file is taken away and brought by somebody else. */
  readonly draft: string;
}

/** A file that somebody else uploads is still the work of whoever drew it, also with something else changed in it. */
export async function cannotBePublishedByItsDrawer({ drawer, bringer, draft }: Brought): Promise<void> {
  const { content } = (await drawer.get(`/definition-drafts/${draft}/file`)).body;
  const brought = (await bringer.send('POST', '/definition-drafts', { fileName: '带来的.json', content: content.replace('办理前可撤回', '办理前可以撤回') }))
    .body;
  const seen = (await drawer.get(`/definition-drafts/${brought.id}`)).body;
  expect(seen).toMatchObject({ fromDesign: false, mayPublish: false });
  expect(seen.publishWhyNot).toMatch(/^这份文件的内容您改过，须由没有改过的同志核对后发布。/u);
  expect((await drawer.send('POST', `/definition-drafts/${brought.id}/publish`, { basis: seen.basis })).body).toMatchObject({
    status: 409,
    code: 'definition.author',
  });
}
