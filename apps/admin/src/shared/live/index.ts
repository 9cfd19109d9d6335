export { StaleNote } from './stale-note.js';
export { useDraftHeard, useFreshItem } from './use-fresh-item.js';
export { useLive } from './use-live.js';
