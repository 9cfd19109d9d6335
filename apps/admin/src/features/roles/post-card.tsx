import { Button } from 'antd';
import type { PostLine, RolesView } from '../../api/generated.js';
import { dayWords } from '../../shared/organisation/index.js';
import { t } from './texts.js';

type Holder = PostLine['holders'][number];

interface PostCardProps {
  readonly post: PostLine;
  readonly permissions: RolesView['permissions'];
  readonly onEdit: (() => void) | null;
  /** Agrees, or not, to what waits for a second administrator. */
  readonly onSettle: (agreed: boolean) => void;
}

/** One post: who holds it now, what it lets see and do. */
export const PostCard = ({ post, permissions, onEdit, onSettle }: PostCardProps) => {
  const own = permissions.filter(({ key }) => post.permissions.includes(key));
  const offered = permissions.filter(({ key }) => post.offered.includes(key));
  const of = (kind: 'see' | 'do') => own.filter((one) => one.kind === kind);
  return (
    <section className="sheet org-part" aria-labelledby={`post-${post.id}`}>
      <div className="org-part-head">
        <h2 id={`post-${post.id}`}>
          {post.label}
          {post.isGuarded ? <span className="roles-guarded">{t('guarded')}</span> : null}
        </h2>
        {onEdit ? (
          <Button size="small" aria-label={`${t('edit')} ${post.label}`} onClick={onEdit}>
            {t('edit')}
          </Button>
        ) : null}
      </div>
      <dl className="org-facts">
        <dt>{t('holders')}</dt>
        <dd>{post.holders.length === 0 ? <span className="grey">{t('nobody')}</span> : <Holders holders={post.holders} />}</dd>
        {own.length === 0 ? (
          <>
            <dt>{t('sees')}</dt>
            <dd className="grey">{t('nothing')}</dd>
          </>
        ) : null}
        {(['see', 'do'] as const).map((kind) =>
          of(kind).length === 0
            ? null
            : [
                <dt key={`${kind}-dt`}>{t(kind === 'see' ? 'sees' : 'does')}</dt>,
                <dd key={`${kind}-dd`}>
                  <ul>
                    {of(kind).map((one) => (
                      <li key={one.key}>{one.sentence}</li>
                    ))}
                  </ul>
                </dd>,
              ],
        )}
      </dl>
      {post.awaiting.length > 0 ? <Awaiting post={post} permissions={permissions} onSettle={onSettle} /> : null}
      {offered.length > 0 ? <p className="people-note">{t('offered', { names: offered.map(({ label }) => label).join('、') })}</p> : null}
    </section>
  );
};

/** What one administrator wants the post to open, and the other one has not agreed to yet. */
const Awaiting = ({ post, permissions, onSettle }: Omit<PostCardProps, 'onEdit'>) => (
  <div className="people-note">
    <p>{t('awaiting', { by: post.awaitingBy ?? '' })}</p>
    <ul>
      {permissions
        .filter(({ key }) => post.awaiting.includes(key))
        .map(({ key, label, sentence }) => (
          <li key={key}>
            <b>{label}</b>：{sentence}
          </li>
        ))}
    </ul>
    {post.mayRelease ? (
      <p className="acts">
        <Button onClick={() => onSettle(false)}>{t('decline')}</Button>
        <Button type="primary" onClick={() => onSettle(true)}>
          {t('release')}
        </Button>
      </p>
    ) : null}
  </div>
);

/** «内科第一党支部 林某（2018年3月1日起）», many folded. */
export const Holders = ({ holders }: { holders: readonly Holder[] }) => {
  const list = (
    <ul>
      {holders.map((holder) => (
        <li key={holder.personId + holder.unit}>
          {holder.unit}{' '}
          <a href={`/roles?person=${holder.personId}`} className="name">
            {holder.name}
          </a>
          {holder.since ? <span className="grey">（{t('since', { day: dayWords(holder.since) })}）</span> : null}
        </li>
      ))}
    </ul>
  );
  return holders.length <= 4 ? (
    list
  ) : (
    <details>
      <summary>{t('personCount', { count: holders.length })}</summary>
      {list}
    </details>
  );
};
