import type { StateView } from '../../api/types.js';
import './marks.css';

/** A state's word in its tone. Solid blue only for what waits for the reader. */
export const StateTag = ({ state }: { state: StateView }) => (
  <span className={`state state-${state.mine ? 'mine' : state.tone}`}>
    {state.tone === 'teal' ? (
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2.500 8.500l3.800 4L13.500 4" />
      </svg>
    ) : null}
    {state.tone === 'stopped' ? (
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M5.500 3v10M10.500 3v10" />
      </svg>
    ) : null}
    {state.label}
  </span>
);
