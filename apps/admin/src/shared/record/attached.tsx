import { Fragment } from 'react';
import type { EventLine } from '../../api/types.js';
import { words } from '../texts/words.js';

const t = words('attached', { with: '附：', and: '、' });

/** What somebody attached to a decision, to be opened by name. */
export const Attached = ({ files }: { files: EventLine['files'] }) =>
  files.length === 0 ? null : (
    <p className="attached-with">
      {t('with')}
      {files.map(({ id, name }, at) => (
        <Fragment key={id}>
          {at > 0 ? t('and') : null}
          <a href={`/api/attachments/${id}`} download={name}>
            {name}
          </a>
        </Fragment>
      ))}
    </p>
  );
