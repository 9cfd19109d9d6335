// Apart from filling in and from reading: only whoever gives something back loads it.
export { MarkingView } from './marking-view.js';
export type { MarkingViewProps } from './marking-view.js';
