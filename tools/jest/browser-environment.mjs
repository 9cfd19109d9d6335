import { TestEnvironment } from 'jest-environment-jsdom';

/** jsdom plus the web globals it lacks. MessageChannel stays out: React's scheduler would keep the process alive. */
export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, {
      structuredClone,
      fetch,
      Request,
      Response,
      Headers,
      TextEncoder,
      TextDecoder,
      ReadableStream,
      TransformStream,
      WritableStream,
    });
  }
}
