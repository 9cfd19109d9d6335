import { api } from '../../api/client.js';
import type { PostLine, RolesView } from '../../api/generated.js';
import { ChangeSheet } from '../../shared/organisation/index.js';
import { Holders } from './post-card.js';
import { t } from './texts.js';

interface ReleaseSheetProps {
  readonly post: PostLine;
  readonly agreed: boolean;
  readonly permissions: RolesView['permissions'];
  readonly onClose: () => void;
}

/** What the post will open besides, and to whom, before the second administrator says yes or no. */
export const ReleaseSheet = ({ post, agreed, permissions, onClose }: ReleaseSheetProps) => (
  <ChangeSheet
    title={t(agreed ? 'release' : 'decline')}
    subtitle={post.label}
    submit={t(agreed ? 'release' : 'decline')}
    body={{ agreed, version: post.version }}
    send={(body, key) => api.post(`/roles/${post.id}/release`, body, { key })}
    onClose={onClose}
  >
    <p>{t(agreed ? 'releaseText' : 'declineText')}</p>
    <ul>
      {permissions
        .filter(({ key }) => post.awaiting.includes(key))
        .map(({ key, label, sentence }) => (
          <li key={key}>
            <b>{label}</b>：{sentence}
          </li>
        ))}
    </ul>
    {agreed ? (
      <>
        <p>{t('releaseHolders')}</p>
        {post.holders.length === 0 ? <p className="grey">{t('nobody')}</p> : <Holders holders={post.holders} />}
      </>
    ) : null}
  </ChangeSheet>
);
