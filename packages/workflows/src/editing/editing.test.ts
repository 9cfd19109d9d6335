import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  diffVersions,
  edit,
  editDesign,
  lint,
  parseEditCommand,
  rebase,
  withSeen,
  type Design,
  type EditCommand,
  type LifecycleDefinition,
  type Step,
} from '../index.js';
import { shapeProblems } from '../lint/parse-lifecycle.js';
import { randomLifecycle } from '../testing/random-lifecycle.js';
import { commandFrom, randomEdit, type RandomEdit } from '../testing/random-edit.js';
import { equalJson } from '@bihuan/forms/changes';

const edits = fc.array(randomEdit, { minLength: 1, maxLength: 12 });

interface Done {
  readonly definition: LifecycleDefinition;
  readonly commands: readonly EditCommand[];
  readonly inverses: readonly EditCommand[];
}

/** Makes and does each command in turn; those that are refused leave no trace. */
function doAll(begin: LifecycleDefinition, random: readonly RandomEdit[], author: string): Done {
  let done: Done = { definition: begin, commands: [], inverses: [] };
  random.forEach((one, n) => {
    const command = withSeen({ lifecycle: done.definition, forms: [] }, commandFrom(one, done.definition, `${author}${n}`));
    const result = edit(done.definition, command);
    if (result.type === 'edited') done = { definition: result.document, commands: [...done.commands, command], inverses: [result.inverse, ...done.inverses] };
  });
  return done;
}

function undone({ definition, inverses }: Done): LifecycleDefinition {
  return inverses.reduce((now, inverse) => {
    const result = edit(now, inverse);
    if (result.type === 'refused') throw new Error(`${result.code} ${JSON.stringify(result.facts)} for ${JSON.stringify(inverse)}`);
    return result.document;
  }, definition);
}

/** A part that one of the two gave another name is the same part, but not in the list below. */
function withoutNames(random: RandomEdit): RandomEdit {
  return random.kind >= 14 && random.kind !== 17 ? { ...random, kind: 18 + (random.b % 3) } : random;
}

/** Every part of a lifecycle with what it says of itself and where it stands, by name. */
function cells(definition: LifecycleDefinition): ReadonlyMap<string, unknown> {
  const nothing: LifecycleDefinition = { format: 1, key: definition.key, title: '', noun: '', create: { to: '', record: '' }, states: {}, order: [] };
  const all = new Map<string, unknown>();
  for (const { part, id, change, cells: own } of diffVersions(nothing, definition)) {
    if (change === 'added') all.set(`${part} ${id}`, 'here');
    for (const { property, after } of own) if (property !== 'order') all.set(`${part} ${id} ${property}`, after);
  }
  const walk = (nodes: readonly { id: string; type: string }[], at: string): void => {
    for (const node of nodes) {
      all.set(`place ${node.id}`, at);
      const { branches: _, ...own } = node as { branches?: unknown };
      for (const [key, value] of Object.entries(own)) all.set(`node ${node.id} ${key}`, value);
      if ('branches' in node)
        for (const branch of node.branches as { id: string; label: string; when?: unknown; nodes: never[] }[]) {
          all.set(`branch ${node.id}/${branch.id}`, branch.label);
          walk(branch.nodes, `${node.id}/${branch.id}`);
        }
    }
  };
  for (const [code, { chain, on, ...own }] of Object.entries(definition.states)) {
    for (const [key, value] of Object.entries(own)) all.set(`state ${code} ${key}`, value);
    for (const [act, value] of Object.entries(on ?? {})) all.set(`act ${code}/${act} is`, value);
    walk(chain?.nodes ?? [], code);
  }
  return all;
}

describe('editing a lifecycle', () => {
  it('always gives a lifecycle in shape, and undoing everything gives the beginning, to the order of states and acts', () => {
    fc.assert(
      fc.property(randomLifecycle(), edits, (begin, random) => {
        const done = doAll(begin, random, 'm');
        expect(shapeProblems(structuredClone(done.definition))).toEqual([]);
        expect(Array.isArray(lint(done.definition))).toBe(true);
        const back = undone(done);
        expect(equalJson(back, begin)).toBe(true);
        expect(Object.keys(back.states)).toEqual(Object.keys(begin.states));
        expect(Object.values(back.states).map(({ on }) => Object.keys(on ?? {}))).toEqual(Object.values(begin.states).map(({ on }) => Object.keys(on ?? {})));
      }),
      { numRuns: 60 },
    );
  });

  it('goes over the wire and is the same command again', () => {
    fc.assert(
      fc.property(randomLifecycle(), edits, (begin, random) => {
        for (const command of doAll(begin, random, 'm').commands) {
          const sent: unknown = JSON.parse(JSON.stringify(command));
          expect(parseEditCommand(sent)).toMatchObject({ ok: true });
          expect(equalJson(sent, command)).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('rebased over somebody else’s changes, neither side loses anything without being told', () => {
    let clean = 0;
    let told = 0;
    fc.assert(
      fc.property(randomLifecycle(), edits, edits, (begin, random, others) => {
        const mine = doAll(begin, random.slice(0, 6).map(withoutNames), 'm');
        const theirs = doAll(begin, others.slice(0, 6).map(withoutNames), 't');
        const both = rebase({ document: { lifecycle: theirs.definition, forms: [] }, theirs: theirs.commands, mine: mine.commands });
        expect(both.done.length + both.conflicts.length).toBe(mine.commands.length);
        if (both.conflicts.length > 0) return void (told += 1);
        clean += 1;
        const [was, me, them, now] = [cells(begin), cells(mine.definition), cells(theirs.definition), cells(both.document.lifecycle)];
        for (const key of new Set([...was.keys(), ...me.keys(), ...them.keys()])) {
          const [before, my, their] = [was.get(key), me.get(key), them.get(key)];
          const wanted = equalJson(before, their) ? my : equalJson(before, my) ? their : undefined;
          if (wanted !== undefined || equalJson(my, their)) expect([key, now.get(key)]).toEqual([key, wanted ?? my]);
        }
      }),
      { numRuns: 100 },
    );
    expect(Math.min(clean, told)).toBeGreaterThan(5);
  });

  it('is refused with what stands in its way, and changes nothing', () => {
    const said = (command: EditCommand): string => {
      const result = edit(SMALL, command);
      return result.type === 'refused' ? result.code : 'edited';
    };
    const fork = { type: 'fork', id: 'f', branches: [] } as const;
    expect(said({ type: 'insert-node', at: { chain: 'review', in: { fork: 'both', branch: 'left' } }, node: { ...fork, id: 'draft' } })).toBe('edit.id-taken');
    expect(said({ type: 'insert-node', at: { chain: 'review', after: 'gone' }, node: fork })).toBe('edit.place-unknown');
    expect(said({ type: 'insert-node', at: { chain: 'draft' }, node: fork })).toBe('edit.place-unknown');
    expect(said({ type: 'move-node', node: 'both', to: { chain: 'review', in: { fork: 'both', branch: 'left' } } })).toBe('edit.would-loop');
    expect(said({ type: 'copy-node', node: 'both', to: { chain: 'review' }, ids: { both: 'again' } })).toBe('edit.id-missing');
    expect(said({ type: 'set', target: { type: 'node', node: 'sign' }, path: ['label'], value: '' })).toBe('edit.breaks-shape');
    expect(said({ type: 'set', target: { type: 'node', node: 'sign' }, path: ['label'], value: '签', was: { value: '不是它' } })).toBe('edit.value-changed');
    expect(said({ type: 'set', target: { type: 'node', node: 'both' }, path: ['branches'], value: [] })).toBe('edit.has-parts');
    expect(said({ type: 'set', target: { type: 'state', state: 'review' }, path: ['chain'] })).toBe('edit.has-parts');
    expect(said({ type: 'set', target: { type: 'state', state: 'review' }, path: ['chain', '__proto__'], value: 1 })).toBe('edit.path-unknown');
    expect(said({ type: 'set', target: { type: 'lifecycle' }, path: ['states', 'draft', 'label'], value: '稿' })).toBe('edit.has-parts');
    expect(said({ type: 'set', target: { type: 'state', state: 'draft' }, path: ['chain'], value: { nodes: [], agreed: 'done' } })).toBe('edited');
    expect(
      said({
        type: 'all',
        commands: [
          { type: 'remove-node', node: 'sign' },
          { type: 'remove-node', node: 'sign' },
        ],
      }),
    ).toBe('edit.node-unknown');
  });

  it('renames a state wherever it is named, and an act in the timers that send it', () => {
    const renamed = edit(SMALL, {
      type: 'all',
      commands: [
        { type: 'rename-state', state: 'draft', to: 'begun' },
        { type: 'rename-act', state: 'begun', act: 'SUBMIT', to: 'HAND_IN' },
      ],
    });
    expect(renamed).toMatchObject({
      document: {
        create: { to: 'begun' },
        order: ['begun', 'review', 'done'],
        states: { begun: { on: { HAND_IN: {} }, timers: [{ event: 'HAND_IN' }] }, review: { chain: { returned: 'begun' } } },
      },
    });
  });

  it('sets rights of a form by step, takes them back, and keeps them when the step gets another id', () => {
    const design: Design = {
      lifecycle: SMALL,
      forms: [{ format: 1, key: 'paper', title: '表', minutes: 1, order: ['a'], fields: { a: { id: 'a', key: 'a', kind: 'text', label: '甲' } } }],
    };
    const done = editDesign(design, {
      type: 'all',
      commands: [
        { type: 'set-access', form: 'paper', at: { type: 'step', step: 'sign' }, value: { fields: { a: 'write' } } },
        { type: 'rename-node', node: 'sign', to: 'first' },
      ],
    });
    if (done.type === 'refused') throw new Error(done.code);
    expect(done.document.forms[0]?.access).toEqual({ steps: { first: { fields: { a: 'write' } } } });
    expect(editDesign(done.document, done.inverse)).toMatchObject({ type: 'edited', document: design });
    expect(editDesign(design, { type: 'set-access', form: 'other', at: { type: 'filling' } })).toMatchObject({ code: 'edit.form-unknown' });
  });

  it('refuses over the wire what is no command', () => {
    for (const json of [
      null,
      {},
      { type: 'set' },
      { type: 'insert-node', at: { chain: 'review' }, node: 7 },
      { type: 'remove-node', node: 'sign', more: 1 },
      { type: 'all', commands: [{ type: 'fly' }] },
    ]) {
      expect(parseEditCommand(json).ok).toBe(false);
    }
  });
});

const signs = (id: string): Step => ({
  type: 'step',
  id,
  label: id,
  mine: id,
  work: { who: [{ type: 'submitter' }], act: '办' },
  mode: 'all',
  agree: { label: '同意', record: '同意' },
});
const SMALL: LifecycleDefinition = {
  format: 1,
  key: 'small',
  title: '小',
  noun: '事项',
  create: { to: 'draft', record: '新建' },
  states: {
    draft: {
      label: '填写中',
      tone: 'grey',
      on: { SUBMIT: { label: '提交', to: 'review', who: [{ type: 'submitter' }], record: '提交' } },
      timers: [{ event: 'SUBMIT', at: 'dueOn' }],
    },
    review: {
      label: '待审',
      tone: 'blue',
      chain: {
        nodes: [
          signs('sign'),
          {
            type: 'fork',
            id: 'both',
            branches: [
              { id: 'left', label: '左', nodes: [signs('one')] },
              { id: 'right', label: '右', nodes: [signs('two')] },
            ],
          },
        ],
        agreed: 'done',
        returned: 'draft',
      },
    },
    done: { label: '已通过', tone: 'teal', end: 'done' },
  },
  order: ['draft', 'review', 'done'],
};
