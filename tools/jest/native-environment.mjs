/**
 * Tests run in the realm of the worker itself, not in a realm of their own. What a test file changes there
 * for everybody (console, environment variables, the way to exit) is put back after it.
 */
export default class NativeEnvironment {
  global = globalThis;
  #console = globalThis.console;
  #exit = process.exit;
  #variables = { ...process.env };

  setup() {}

  teardown() {
    globalThis.console = this.#console;
    process.exit = this.#exit;
    for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
    Object.assign(process.env, this.#variables);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** There is none; Jest asks. */
  getVmContext() {
    return null;
  }
}
