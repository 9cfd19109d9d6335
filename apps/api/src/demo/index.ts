export { loadDemo } from './load-demo.js';
export type { LoadedDemo } from './load-demo.js';
