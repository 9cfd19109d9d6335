import { Link } from '@tanstack/react-router';
import type { SentLine } from '../../api/types.js';
import { RemindButton } from '../../shared/notices/index.js';
import { StateTag } from '../../shared/ui/state-tag.js';
import { t } from './texts.js';

/** Whose hands it is in and for how long: the answer to the most frequent telephone call. */
export const SentList = ({ lines }: { lines: readonly SentLine[] }) => {
  if (lines.length === 0) return <p className="grey inbox-none">{t('noSent')}</p>;
  return (
    <ul className="sheet sent-list">
      {lines.map((line) => (
        <li key={line.itemId} className="sent-line">
          <Link to={`/items/${line.itemId}`} className="sent-title">
            {line.title}
            <span className="grey">{line.filler}</span>
          </Link>
          <span className="sent-where">
            {line.where}
            {line.canUrge ? (
              <span className="sent-urge">
                <RemindButton itemId={line.itemId} about={`${line.title} ${line.filler}`} />
              </span>
            ) : null}
          </span>
          {line.where.includes(line.state.label) && line.state.ended ? null : <StateTag state={line.state} />}
        </li>
      ))}
    </ul>
  );
};
