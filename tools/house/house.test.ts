import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readHouse } from './house.ts';
import type { House, Rule } from './house.ts';
import { adminRooms } from './rules/admin-rooms.ts';
import { arrows } from './rules/arrows.ts';
import { doors, order, places } from './rules/capabilities.ts';
import { cycles } from './rules/cycles.ts';
import { missingFromLock } from './rules/lock.ts';
import type { Lock } from './rules/lock.ts';
import { keysOfLibrary, processWords } from './rules/process-words.ts';
import type { ProcessWords } from './rules/process-words.ts';
import { purity } from './rules/purity.ts';
import { screenWords } from './rules/screen-words.ts';
import { statementNames } from './rules/statement-names.ts';
import { styleVariables } from './rules/style-variables.ts';

const root = join(import.meta.dirname, '..', '..');
const house = readHouse();
const words: ProcessWords = { keys: keysOfLibrary(libraryDocuments()), chinese: /查摆|整改|回头看|三会一课|四个合格/u };

interface Sample {
  readonly rule: Rule;
  readonly says: string;
  readonly faulty: Readonly<Record<string, string>>;
}

const capability = 'apps/api/src/capabilities';
const samples: readonly Sample[] = [
  {
    says: 'a style names no variable that is given nowhere',
    rule: styleVariables,
    faulty: { 'apps/admin/src/app/a.css': ':root { --ink: #000; } a { color: var(--ink); border-color: var(--inkk, currentcolor); }' },
  },
  { says: 'workflows do not import the library', rule: arrows, faulty: { 'packages/workflows/src/a.ts': `import type { X } from '@bihuan/library';` } },
  { says: 'a package does not import an app', rule: arrows, faulty: { 'packages/forms/src/a.ts': `export * from '../../../apps/api/src/b.js';` } },
  { says: 'the screen does not import the server', rule: arrows, faulty: { 'apps/admin/src/a.ts': `await import('../../api/src/main.js');` } },
  { says: 'a package is entered by its name', rule: arrows, faulty: { 'apps/api/src/a.ts': `import { b } from '../../../packages/forms/src/definition.js';` } },
  {
    says: 'a capability does not import uphill',
    rule: order,
    faulty: { [`${capability}/items/a.ts`]: `import { b } from '../campaigns/index.js';`, [`${capability}/campaigns/index.ts`]: '' },
  },
  {
    says: 'capabilities of one line do not know each other',
    rule: order,
    faulty: { [`${capability}/inbox/a.ts`]: `import { b } from '../registers/index.js';`, [`${capability}/registers/index.ts`]: '' },
  },
  {
    says: 'the kernel knows no capability',
    rule: order,
    faulty: { 'apps/api/src/kernel/a.ts': `import { b } from '../capabilities/people/index.js';`, [`${capability}/people/index.ts`]: '' },
  },
  { says: 'every capability has its place', rule: places, faulty: { [`${capability}/surprises/index.ts`]: '' } },
  {
    says: 'a capability is entered by its door',
    rule: doors,
    faulty: { [`${capability}/items/a.ts`]: `import { b } from '../history/chain.js';`, [`${capability}/history/chain.ts`]: '' },
  },
  {
    says: 'a feature does not import a feature',
    rule: adminRooms,
    faulty: { 'apps/admin/src/features/inbox/a.tsx': `import { B } from '../items/b.js';`, 'apps/admin/src/features/items/b.tsx': '' },
  },
  {
    says: 'shared parts know no feature',
    rule: adminRooms,
    faulty: { 'apps/admin/src/shared/a.tsx': `import { B } from '../features/items/b.js';`, 'apps/admin/src/features/items/b.tsx': '' },
  },
  { says: 'only the form kit knows @rjsf', rule: adminRooms, faulty: { 'apps/admin/src/app/a.tsx': `import Form from '@rjsf/core';` } },
  {
    says: 'no file imports itself by a way round',
    rule: cycles,
    faulty: { 'tools/a.ts': `import './b.ts';`, 'tools/b.ts': `import type { X } from './c.ts';`, 'tools/c.ts': `export * from './a.ts';` },
  },
  { says: 'packages do without Node', rule: purity, faulty: { 'packages/forms/src/a.ts': `import { readFileSync } from 'node:fs';` } },
  { says: 'packages do without a database', rule: purity, faulty: { 'packages/workflows/src/a.ts': `import { Client } from 'pg';` } },
  {
    says: 'no code knows a key of one process',
    rule: (sample) => processWords(sample, words),
    faulty: { 'apps/api/src/a.ts': `if (form === 'problem-list') act();` },
  },
  {
    says: 'no code knows a Chinese word of one process',
    rule: (sample) => processWords(sample, words),
    faulty: { 'apps/admin/src/a.tsx': 'export const A = () => <b>{`查摆${1}`}</b>;' },
  },
  { says: 'no text has a word or mark that is on no screen', rule: screenWords, faulty: { 'apps/api/src/a.ts': "export const a = '单位「甲」已经撤销。';" } },
  {
    says: 'two statements are not called the same',
    rule: statementNames,
    faulty: { 'apps/api/src/a.ts': "const a = { name: 'units', text: 'select 1' };", 'apps/api/src/b.ts': "const b = { name: 'units', text: `select 2` };" },
  },
];

const rules: Readonly<Record<string, Rule>> = {
  'rooms import downhill only': arrows,
  'capabilities import downhill only': order,
  'every capability has its place on the hill': places,
  'capabilities are entered by their doors': doors,
  'the rooms of the admin keep apart': adminRooms,
  'there are no import cycles': cycles,
  'packages are pure': purity,
  'no text has a word or mark that is on no screen': screenWords,
  'no two statements are called the same': statementNames,
  'no code knows a word of one process': (each) => processWords(each, words),
};

describe('the house', () => {
  it.each(Object.entries(rules))('%s', (_, rule) => expect(rule(house)).toEqual([]));

  it('names no variable of style that is given nowhere', () => {
    expect(styleVariables(new Map([...house, ...readHouse(/\.css$/u)].filter(([path]) => path.startsWith('apps/admin/src/'))))).toEqual([]);
  });

  it('has every optional package in its lock', () => {
    expect(missingFromLock(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock)).toEqual([]);
  });
});

describe('the rules of the house catch a sample fault', () => {
  it.each(samples)('$says', ({ rule, faulty }) => expect(rule(new Map(Object.entries(faulty)) satisfies House)).toHaveLength(1));

  it('an optional package is missing in the lock', () => {
    const lock: Lock = {
      packages: { 'node_modules/tool': { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } }, 'node_modules/tool-linux': {} },
    };
    expect(missingFromLock(lock)).toEqual(['node_modules/tool: tool-darwin is not in the lock']);
  });
});

function libraryDocuments(): unknown[] {
  const data = join(root, 'packages', 'library', 'src', 'data');
  return ['forms', 'lifecycles', 'registers', 'plans', 'reviews'].flatMap((kind) =>
    readdirSync(join(data, kind))
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(data, kind, name), 'utf8')) as unknown),
  );
}
