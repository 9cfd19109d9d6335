import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { sourceMaps, takeGlobals, takeProject } from './native-modules.mjs';

const require = createRequire(import.meta.url);
const handlers = Symbol.for('EVENT_HANDLERS');

/**
 * Runs Jest’s tests with the modules of Node instead of a linker and a realm for each file: what many files import is loaded,
 * compiled and made fast once a worker, which takes a third of the time. So test files share modules, as the requests to one api do:
 * whoever changes something there for good puts it back. What changed on the disk is read by a new worker only: not for watching.
 */
class NativeRuntime {
  constructor(config, _environment, _resolver, transformer) {
    takeProject(config, transformer);
  }

  /** The test framework; it keeps the tests of one file in its modules, so that every file needs a fresh one. */
  requireInternalModule(path) {
    delete require.cache[path];
    delete require.cache[require.resolve(path)];
    delete globalThis[handlers];
    return require(path);
  }

  setGlobalsForRuntime(globals) {
    takeGlobals(globals);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    await import(pathToFileURL(path).href);
  }

  requireModule(path) {
    return require(path);
  }

  getSourceMaps() {
    return sourceMaps;
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  enterTestCode() {}
  leaveTestCode() {}
  teardown() {}
}

export { NativeRuntime as 'module.exports' };
