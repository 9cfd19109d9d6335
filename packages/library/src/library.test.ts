import { parseForm } from '@bihuan/forms';
import { compile, parseLifecycle } from '@bihuan/workflows';
import { describe, expect, it } from '@jest/globals';
import type { RegisterDefinition } from './kinds.js';
import { checkLibrary, loadLibrary } from './index.js';

const library = loadLibrary();

describe('the library', () => {
  it.each(library.forms.map((form) => [form.title, form] as const))('has a form «%s» that may be published', (_, form) => {
    expect(parseForm(form)).toEqual({ ok: true, definition: form });
  });

  it.each(library.lifecycles.map((lifecycle) => [lifecycle.title, lifecycle] as const))('has a lifecycle «%s» that may be published', (_, lifecycle) => {
    expect(parseLifecycle(lifecycle)).toEqual({ ok: true, definition: lifecycle });
    expect(() => compile(lifecycle)).not.toThrow();
  });

  it('names nothing that does not exist', () => {
    expect(checkLibrary(library)).toEqual([]);
  });

  it('opens the restricted lists of the hospital to one named office post and no other', () => {
    const openers = library.posts.filter(({ permissions }) => permissions.includes('items.read-restricted-all'));
    expect(openers.map(({ key }) => key)).toEqual(['office_head']);
  });

  it('keeps the three administrators apart and away from content', () => {
    const administrators = library.posts.filter(({ key }) => key.endsWith('_admin'));
    expect(administrators.map(({ permissions }) => permissions)).toEqual([['people.manage'], ['security.manage'], ['audit.manage']]);
  });

  it('keeps the words that are on no screen out of every label', () => {
    const { plans: _official, ...ours } = library;
    const said = textsOf(ours).filter((text) => /驳回|拒绝|流程|实例|节点|工单|成功|异常|亲[^自]|确定|[!！]|\p{Extended_Pictographic}/u.test(text));
    expect(said).toEqual([]);
  });

  it('shows nobody an English word', () => {
    const words = library.lifecycles.flatMap(({ title, noun, states }) => [title, noun, ...labelsOf(states)]);
    // A place where a day is put in is no word.
    expect(words.filter((word) => /[A-Za-z]/.test(word.replaceAll('{due}', '')))).toEqual([]);
  });
});

describe('checking the library', () => {
  it('finds a list each cadre fills in that everybody could read', () => {
    const open = JSON.parse(JSON.stringify(library).replaceAll('"privacy":"restricted"', '"privacy":"normal"')) as typeof library; // the same shape with another privacy
    expect(checkLibrary(open).map(({ text }) => text)).toEqual(['“党员干部个人” is filled in by each cadre and must be restricted']);
  });

  it('finds a form, a post, a state, a category and a value that do not exist', () => {
    const misnamed = JSON.parse(
      JSON.stringify(library)
        .replaceAll('"form":"done-note"', '"form":"gone-note"')
        .replaceAll('"post":"acceptor"', '"post":"nobody"')
        .replaceAll('["standing","standing_review"]', '["standing","waiting"]')
        .replaceAll('"category":"leading-body"', '"category":"elsewhere"')
        .replaceAll('form.evidence', 'form.proof')
        .replaceAll('"owner":"item.owner"', '"keeper":"entry.boss"'),
    ) as typeof library; // the same shape with other names
    const texts = checkLibrary(misnamed).map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        'no form “gone-note”',
        'no post “nobody”',
        'no state “waiting”',
        'no category among the leads “elsewhere”',
        'no value “proof”',
        'no column “keeper”',
        'no entry value “boss”',
        '“standing_review” is not counted',
      ]),
    );
  });

  it('finds a condition on entries to be joined that reads what no entry has', () => {
    const registers = library.registers.map((one): RegisterDefinition =>
      one.merge ? { ...one, merge: { ...one.merge, keeps: { when: { '==': [{ var: 'entry.colour' }, 'red'] }, text: '红的只并入红的。' } } } : one,
    );
    expect(checkLibrary({ ...library, registers }).map(({ text }) => text)).toEqual(['no reading “entry.colour”']);
  });

  it('finds a step that a form gives rights to and no lifecycle has', () => {
    const [form, ...forms] = library.forms;
    if (!form) throw new Error('the library ships forms');
    expect(checkLibrary({ ...library, forms: [{ ...form, access: { steps: { nowhere: {} } } }, ...forms] }).map(({ text }) => text)).toEqual([
      'no step “nowhere”',
    ]);
  });

  it('finds, at its place, what sub-items of rows name and is not there or may not be', () => {
    const wrong = library.lifecycles.map((lifecycle): unknown => {
      const { deciding } = lifecycle.states;
      if (lifecycle.key !== 'request' || !deciding?.chain) return lifecycle;
      const each = { type: 'rows', form: 'problem-list', field: 'rows', called: 'gone', person: 'problem' };
      const child = {
        lifecycle: 'rectification',
        title: '{for}',
        data: { from: 'problem-list', fields: {}, columns: { matter: 'gone', elsewhere: 'problem' } },
      };
      const node = { type: 'sub-items', id: 'rows', label: '逐条办理', each, child };
      return { ...lifecycle, states: { ...lifecycle.states, deciding: { ...deciding, chain: { ...deciding.chain, nodes: [node] } } } };
    });
    const at = '/states/deciding/chain/nodes/0';
    const lifecycles = wrong as typeof library.lifecycles; // wrong on purpose
    const found = checkLibrary({ ...library, lifecycles }).filter(({ pointer }) => pointer?.startsWith(at) === true);
    expect(found.map(({ where, text, pointer }) => [where, text.split('：')[0], pointer])).toEqual([
      ['lifecycle request', 'names.column', `${at}/each/called`],
      ['lifecycle request', 'names.column', `${at}/each/person`],
      ['lifecycle request', 'names.column', `${at}/child/data/columns/matter`],
      ['lifecycle request', 'names.field', `${at}/child/data/columns/elsewhere`],
    ]);
  });

  it('finds a form whose options are not those of the list it names', () => {
    const [set, ...sets] = library.optionSets;
    if (!set) throw new Error('the library ships lists of options');
    const users = (optionSets: typeof library.optionSets): number => checkLibrary({ ...library, optionSets }).length;
    const used = library.optionSets.find(({ key }) => key === 'finding-way');
    expect(used).toBeDefined();
    expect(users(library.optionSets.filter((one) => one !== used))).toBe(2);
    expect(users(library.optionSets.map((one) => (one === used ? { ...one, options: one.options.slice(1) } : one)))).toBe(2);
    expect(checkLibrary({ ...library, optionSets: [set, set, ...sets] }).map(({ text }) => text)).toEqual([`“${set.key}” stands twice`]);
  });
});

/** Every text anywhere inside, keys left out. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const WORD_KEYS = ['label', 'mine', 'hint', 'record', 'text'];

function labelsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (typeof inner === 'string' ? (WORD_KEYS.includes(key) ? [inner] : []) : labelsOf(inner)));
}
