/** What antd asks of a browser and jsdom does not have. */
const noop = () => undefined;

globalThis.matchMedia ??= (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: noop,
  removeListener: noop,
  addEventListener: noop,
  removeEventListener: noop,
  dispatchEvent: () => false,
});

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

const computedStyle = globalThis.getComputedStyle;
// jsdom reports "not implemented" for the pseudo argument and then ignores it.
globalThis.getComputedStyle = (element) => computedStyle(element);
globalThis.scrollTo = noop;
Element.prototype.scrollIntoView ??= noop;

// A real one would keep the process alive; antd's select only wants the next turn.
globalThis.MessageChannel ??= class {
  port1 = { onmessage: null };
  port2 = { postMessage: () => setTimeout(() => this.port1.onmessage?.({}), 0) };
};

Blob.prototype.arrayBuffer ??= function read() {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(this);
  });
};
