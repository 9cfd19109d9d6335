import { createRequire, registerHooks } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Reads our own TypeScript as it stands, outside Jest: packages by their sources, and `.js` in an import for the `.ts` beside it. */
export const root = join(import.meta.dirname, '..', '..');

/** Tools are plain enough for Node itself. */
const tools = pathToFileURL(join(root, 'tools')).href;

interface Swc {
  transformSync(code: string, options: object): { readonly code: string };
}
// Loaded by its root's require, so that it is the one the tests use.
const { transformSync } = createRequire(join(root, 'package.json'))('@swc/core') as Swc;

export interface Replaced {
  /** Source of a file instead of what is on the disk. */
  readonly sources: ReadonlyMap<string, string>;
  /** Modules that stand in for others, by the name they are imported by. */
  readonly modules: Readonly<Record<string, string>>;
}

export function readSources({ sources, modules }: Replaced): void {
  registerHooks({
    resolve(specifier, context, next) {
      const file = Object.hasOwn(modules, specifier) ? modules[specifier] : ourFile(specifier, context.parentURL);
      return file === undefined ? next(specifier, context) : { url: pathToFileURL(file).href, format: 'module', shortCircuit: true };
    },
    load(url, context, next) {
      if (!url.startsWith('file:') || !url.endsWith('.ts') || url.startsWith(tools)) return next(url, context);
      const file = fileURLToPath(url);
      const source = sources.get(file) ?? readFileSync(file, 'utf8');
      const { code } = transformSync(source, {
        filename: file,
        swcrc: false,
        configFile: false,
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'es6' },
      });
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
}

function ourFile(specifier: string, parent: string | undefined): string | undefined {
  const [, name, room] = /^@bihuan\/(forms|workflows|library)(\/conditions|\/changes|\/editing)?$/u.exec(specifier) ?? [];
  if (name !== undefined) return join(root, 'packages', name, 'src', room ?? '', 'index.ts');
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !parent?.endsWith('.ts')) return undefined;
  const file = fileURLToPath(new URL(specifier.replace(/\.js$/u, '.ts'), parent));
  return existsSync(file) ? file : undefined;
}
