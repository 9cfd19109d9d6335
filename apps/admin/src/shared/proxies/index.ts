export { ProxyPart } from './proxy-part.js';
