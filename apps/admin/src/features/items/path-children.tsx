import { Link } from '@tanstack/react-router';
import type { PathStep } from '../../api/types.js';
import { StateTag } from '../../shared/ui/state-tag.js';
import { t } from './texts.js';

/** For whom each sub-item is and where it stands; of those the reader may not look into, only how many there are. */
export const PathChildren = ({ below }: { below: PathStep['children'] }) => {
  if (below.length === 0) return null;
  const seen = below.filter((child) => !child.hidden);
  const ended = below.filter(({ state }) => state?.ended).length;
  return (
    <>
      {below.length > 1 ? <p className="grey small">{t('pathChildren', { all: below.length, ended })}</p> : null}
      <ul className="path-children">
        {seen.map((child) => (
          <li key={child.id}>
            <Link to={`/items/${child.id}`}>{child.for}</Link>
            {child.state ? <StateTag state={child.state} /> : null}
          </li>
        ))}
      </ul>
      {seen.length < below.length ? <p className="grey small">{t('pathChildrenHidden', { count: below.length - seen.length })}</p> : null}
    </>
  );
};
