import type { StartableView } from '../../api/generated.js';

export { startableQuery } from '../../api/queries.js';
export type Startable = StartableView[number];
