import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { PostLine, RolesView } from '../../api/generated.js';
import { EventList } from '../../shared/organisation/index.js';
import { PageHead, PageToCome } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { PermissionPart } from './permission-part.js';
import { PermissionsSheet } from './permissions-sheet.js';
import { PersonRights } from './person-rights.js';
import { PostCard } from './post-card.js';
import { ReleaseSheet } from './release-sheet.js';
import { rolesQuery } from './queries.js';
import { t } from './texts.js';
import './roles.css';

/** Who can see and do what, in sentences: by post, by person, by permission. */
export const RolesPage = () => {
  const roles = useQuery(rolesQuery);
  if (!roles.data) return <PageToCome error={roles.error} onRetry={roles.refetch} isWide />;
  return <Roles view={roles.data} />;
};

const views = ['posts', 'people', 'permissions'] as const;

const Roles = ({ view }: { view: RolesView }) => {
  const { values, change } = useUrlValues();
  const shown = values['person'] ? 'people' : (views.find((one) => one === values['by']) ?? 'posts');
  return (
    <div className="page page-narrow">
      <PageHead title={t('title')} tabTitle={t('title')} note={t('note')} />
      <div className="roles-views" role="group" aria-label={t('views')}>
        {views.map((one) => (
          <Button
            key={one}
            aria-pressed={one === shown}
            type={one === shown ? 'primary' : 'default'}
            ghost={one === shown}
            onClick={() => change({ by: one, person: '', permission: '' })}
          >
            {t(one)}
          </Button>
        ))}
      </div>
      {shown === 'posts' ? <Posts view={view} /> : null}
      {shown === 'people' ? <PersonRights person={values['person'] ?? null} onChange={(person) => change({ by: 'people', person: person ?? '' })} /> : null}
      {shown === 'permissions' ? (
        <PermissionPart view={view} permission={values['permission'] ?? null} onChange={(permission) => change({ by: 'permissions', permission })} />
      ) : null}
    </div>
  );
};

const Posts = ({ view }: { view: RolesView }) => {
  const [editing, setEditing] = useState<PostLine | null>(null);
  const [settling, setSettling] = useState<{ readonly post: PostLine; readonly agreed: boolean } | null>(null);
  return (
    <>
      {view.posts.map((post) => (
        <PostCard
          key={post.id}
          post={post}
          permissions={view.permissions}
          onEdit={view.mayEdit ? () => setEditing(post) : null}
          onSettle={(agreed) => setSettling({ post, agreed })}
        />
      ))}
      <section className="sheet org-part">
        <h2>{t('changes')}</h2>
        <EventList events={view.events} />
      </section>
      {settling ? <ReleaseSheet post={settling.post} agreed={settling.agreed} permissions={view.permissions} onClose={() => setSettling(null)} /> : null}
      {editing ? <PermissionsSheet post={editing} permissions={view.permissions} onClose={() => setEditing(null)} /> : null}
    </>
  );
};
