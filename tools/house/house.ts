import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from '@swc/core';

/** Source files by their path from the root: the real house, or a sample with one fault. */
export type House = ReadonlyMap<string, string>;

export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** Path of the imported file when it is ours, else undefined. */
  readonly to: string | undefined;
}

/** What a rule answers: one sentence per fault, beginning with the path. */
export type Rule = (house: House) => readonly string[];

const rooms = ['apps', 'packages', 'tools', 'scripts'];
const skipped = new Set(['node_modules', 'dist', '.nx', 'coverage']);
const repository = join(import.meta.dirname, '..', '..');

const sources = /(?<!\.d)\.(ts|tsx|mjs)$/u;

/** Every source file of the checkout, or others by the ends of their names. */
export function readHouse(named = sources): House {
  return new Map(rooms.flatMap((room) => filesUnder(room, named)).map((path) => [path, readFileSync(join(repository, path), 'utf8')]));
}

export const isTest = (path: string): boolean => /\.test\.tsx?$|\/(testing|journeys|examples)\//u.test(path);

/** Files that ship. */
export function production(house: House): string[] {
  return [...house.keys()].filter((path) => !isTest(path));
}

/** What the rules ask of a file: whom it names as a module, and what its strings, names and texts say. */
interface FileRead {
  readonly specifiers: readonly string[];
  readonly texts: ReadonlySet<string>;
}

/** Each file is read once for all rules; its syntax tree is not kept. */
function readsOf(house: House): ReadonlyMap<string, FileRead> {
  const known = readsByHouse.get(house);
  if (known !== undefined) return known;
  const reads = new Map([...house].map(([path, source]) => [path, readOf(path, source)]));
  readsByHouse.set(house, reads);
  return reads;
}

const readsByHouse = new WeakMap<House, ReadonlyMap<string, FileRead>>();

/** All static and dynamic imports and re-exports of the house. */
export function importsOf(house: House): readonly Import[] {
  const known = importsByHouse.get(house);
  if (known !== undefined) return known;
  const found = [...readsOf(house)].flatMap(([from, { specifiers }]) =>
    specifiers.map((specifier) => ({ from, specifier, to: resolve(house, from, specifier) })),
  );
  importsByHouse.set(house, found);
  return found;
}

const importsByHouse = new WeakMap<House, readonly Import[]>();

/** What the strings, names and texts of a file say; comments say nothing. */
export const textsOf = (house: House, path: string): readonly string[] => [...(readsOf(house).get(path)?.texts ?? [])];

function filesUnder(directory: string, named: RegExp): string[] {
  if (!existsSync(join(repository, directory))) return [];
  return readdirSync(join(repository, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(directory, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesUnder(path, named);
    return named.test(entry.name) ? [path] : [];
  });
}

function readOf(path: string, source: string): FileRead {
  const specifiers: string[] = [];
  const texts = new Set<string>();
  visit(parse(path, source), (node) => {
    const source = node['source'];
    if (/^(Import|Export)/u.test(String(node['type'])) && isNode(source)) specifiers.push(String(source['value']));
    if (node['type'] === 'CallExpression' && isNode(node['callee']) && node['callee']['type'] === 'Import') specifiers.push(...firstString(node['arguments']));
    const said = node['type'] === 'TemplateElement' ? node['raw'] : isText(node) ? node['value'] : undefined;
    if (typeof said === 'string') texts.add(said);
  });
  return { specifiers, texts };
}

const isText = ({ type }: SyntaxNode): boolean => type === 'StringLiteral' || type === 'Identifier' || type === 'JSXText';

/** The syntax tree of a file, typed only as far as a walk needs. */
function parse(path: string, source: string): unknown {
  return path.endsWith('.mjs')
    ? parseSync(source, { syntax: 'ecmascript', target: 'es2023' })
    : parseSync(source, { syntax: 'typescript', tsx: path.endsWith('.tsx'), decorators: true, target: 'es2023' });
}

type SyntaxNode = Readonly<Record<string, unknown>>;

/** Calls `see` for every node of a syntax tree. */
function visit(tree: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(tree)) return tree.forEach((each) => visit(each, see));
  if (!isNode(tree)) return;
  if (typeof tree['type'] === 'string') see(tree);
  for (const key in tree) visit(tree[key], see);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstString(args: unknown): string[] {
  const first: unknown = Array.isArray(args) ? args[0] : undefined;
  const expression = isNode(first) ? first['expression'] : undefined;
  return isNode(expression) && expression['type'] === 'StringLiteral' ? [String(expression['value'])] : [];
}

const doors: Readonly<Record<string, string>> = {
  '@bihuan/forms': 'packages/forms/src/index.ts',
  '@bihuan/forms/changes': 'packages/forms/src/changes/index.ts',
  '@bihuan/forms/conditions': 'packages/forms/src/conditions/index.ts',
  '@bihuan/forms/editing': 'packages/forms/src/editing/index.ts',
  '@bihuan/workflows': 'packages/workflows/src/index.ts',
  '@bihuan/library': 'packages/library/src/index.ts',
};

function resolve(house: House, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return doors[specifier];
  const base = posix.join(posix.dirname(from), specifier);
  const bare = base.replace(/\.js$/u, '');
  return [base, `${bare}.ts`, `${bare}.tsx`, `${bare}/index.ts`].find((path) => house.has(path)) ?? base;
}
