export { InboxModule } from './inbox.module.js';
export { pulseOf } from './queries/pulse.js';
export type { Pulse } from './queries/pulse.js';
export { offered } from './offers.js';
export type { InboxCard } from './inbox.contract.js';
