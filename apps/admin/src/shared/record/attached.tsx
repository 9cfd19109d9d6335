import type { EventLine } from '../../api/types.js';
import { words } from '../texts/words.js';
import './attached.css';

const t = words('attached', { one: '附：', nth: '附{{n}}：' });

/** What somebody attached to a decision, to be opened by name; each on a line of its own, so that one sees where its name ends. */
export const Attached = ({ files }: { files: EventLine['files'] }) =>
  files.length === 0 ? null : (
    <ul className="attached-with">
      {files.map(({ id, name }, at) => (
        <li key={id}>
          {files.length === 1 ? t('one') : t('nth', { n: at + 1 })}
          <a href={`/api/attachments/${id}`} download={name}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
