import { Link } from '@tanstack/react-router';
import type { PathStep } from '../../api/types.js';
import { StateTag } from '../../shared/ui/state-tag.js';
import { t } from './texts.js';

/** Other items this waits for, and where each of them stands, with a word where it got there and has gone on; how many there are beside them is said above. */
export const PathAwaits = ({ others }: { others: PathStep['awaits'] }) =>
  others.length === 0 ? null : (
    <ul className="path-children">
      {others.map(({ id, title, state, isThere }) => (
        <li key={id}>
          <Link to={`/items/${id}`}>{title}</Link>
          <StateTag state={state} />
          {isThere && !state.ended ? <span className="grey small">{t('pathThere')}</span> : null}
        </li>
      ))}
    </ul>
  );
