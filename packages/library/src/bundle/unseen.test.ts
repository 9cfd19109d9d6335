import { expect, it } from '@jest/globals';
import type { DefinitionBundle } from './bundle.js';
import { loadLibrary } from '../library.js';
import { unseenIn } from './unseen.js';

const { forms, lifecycles, registers } = loadLibrary();
const bundle = (more: Partial<DefinitionBundle>): DefinitionBundle => ({
  type: 'bihuan-definitions',
  format: 1,
  lifecycles: [],
  forms: [],
  series: [],
  registers: [],
  ...more,
});

it('what the library ships reads as it is written', () => expect(unseenIn(bundle({ forms, lifecycles, registers }))).toEqual([]));

it.each([
  ['turns the direction of the text', '同意\u202E不', '202E'],
  ['has no width', '整\u200B改', '200B'],
  ['is a control', '整\u0007改', '0007'],
  ['is half a character', '整\uD83D改', 'D83D'],
  ['no XML holds', '整\uFFFE改', 'FFFE'],
])('a label with what %s is told of at its place, whatever it is in', (_, label, code) => {
  const [form] = forms;
  const [lifecycle] = lifecycles;
  if (!form || !lifecycle) throw new Error('the library ships some');
  const found = unseenIn(bundle({ forms: [{ ...form, title: label }], lifecycles: [{ ...lifecycle, noun: label }] }));
  expect(found.map((one) => `${one.pointer} ${one.code}`)).toEqual(['/lifecycles/0/noun text.unseen', '/forms/0/title text.unseen']);
  for (const one of found) expect(one).toMatchObject({ message: expect.stringContaining(`U+${code}`), mend: expect.stringMatching(/^请.+。$/u) });
});

it('lines, tabs, symbols and letters of any script are seen', () => {
  const [form] = forms;
  if (!form) throw new Error('the library ships some');
  expect(unseenIn(bundle({ forms: [{ ...form, guidance: '第一行\n第二行\t“😀” é Ⅷ 〔2018〕' }] }))).toEqual([]);
});
