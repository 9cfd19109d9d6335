import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What the running test file writes its tests with; another set for each file. */
let globals = {};
export const takeGlobals = (next) => void (globals = next);

const names = ['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'it', 'test'];
/** A support file is loaded once and used by many test files, so what it imports must always mean the running one. */
const current = (name) =>
  new Proxy(() => undefined, { apply: (_, self, given) => Reflect.apply(globals[name], self, given), get: (_, key) => globals[name][key] });
globalThis[Symbol.for('bihuan.test-globals')] = {
  ...Object.fromEntries(names.map((name) => [name, current(name)])),
  get expect() {
    return globals.expect;
  },
};
const globalsAddress = 'test-globals:all';
const globalsSource = `export const { ${[...names, 'expect'].join(', ')} } = globalThis[Symbol.for('bihuan.test-globals')];`;

/** How the project that runs compiles and names its modules; one for all that run natively. */
let project;
export const takeProject = (config, transformer) => void (project ??= { transformer, names: namesOf(config) });

const namesOf = ({ moduleNameMapper, rootDir }) => moduleNameMapper.filter(([, to]) => to.startsWith(rootDir)).map(([from, to]) => [new RegExp(from, 'u'), to]);

export const sourceMaps = new Map();

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === '@jest/globals') return { url: globalsAddress, format: 'module', shortCircuit: true };
    return next(nameOf(specifier, context.parentURL), context);
  },
  load: (url, context, next) => {
    if (url === globalsAddress) return { format: 'module', source: globalsSource, shortCircuit: true };
    if (!isOurs(url)) return next(url, context);
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true };
  },
});

const isOurs = (url) => url.startsWith('file:') && /\.tsx?$/u.test(url) && !url.includes('/node_modules/');

/** Our own packages by their sources, and `.js` as it will be called once it is built. */
function nameOf(specifier, parent = '') {
  for (const [from, to] of project?.names ?? []) if (from.test(specifier)) return pathToFileURL(specifier.replace(from, to)).href;
  if (!/^\.{1,2}\/.*\.js$/u.test(specifier) || !isOurs(parent)) return specifier;
  const source = ['.ts', '.tsx'].map((end) => new URL(specifier.replace(/\.js$/u, end), parent)).find((one) => existsSync(one));
  return source?.href ?? specifier;
}

const esm = { isInternalModule: false, supportsDynamicImport: true, supportsExportNamespaceFrom: true, supportsStaticESM: true, supportsTopLevelAwait: true };

function compiled(path) {
  const { code, sourceMapPath } = project.transformer.transform(path, { ...esm, coverageProvider: 'v8' });
  if (sourceMapPath) for (const name of [path, pathToFileURL(path).href]) sourceMaps.set(name, sourceMapPath);
  return code;
}
