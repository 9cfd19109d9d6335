import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { RolesView } from '../../api/generated.js';
import { Loading, ProblemAlert } from '../../shared/ui/index.js';
import { Holders } from './post-card.js';
import { permissionQuery } from './queries.js';
import { t } from './texts.js';

interface PermissionPartProps {
  readonly view: RolesView;
  readonly permission: string | null;
  readonly onChange: (permission: string) => void;
}

/** «谁能看个人清单» */
export const PermissionPart = ({ view, permission, onChange }: PermissionPartProps) => (
  <>
    <div className="roles-pick">
      <Select
        aria-label={t('choosePermission')}
        placeholder={t('choosePermission')}
        showSearch={{ optionFilterProp: 'label' }}
        value={permission}
        onChange={onChange}
        style={{ width: '100%' }}
        options={view.permissions.map((one) => ({ value: one.key, label: one.label }))}
      />
    </div>
    {permission === null ? <p className="grey">{t('permissionHint')}</p> : <Who permission={permission} />}
  </>
);

const Who = ({ permission }: { permission: string }) => {
  const who = useQuery(permissionQuery(permission));
  if (!who.data) return who.error ? <ProblemAlert error={who.error} /> : <Loading />;
  return (
    <section className="sheet org-part" aria-labelledby="who-may">
      <h2 id="who-may">{who.data.permission.sentence}</h2>
      {who.data.permission.isGuarded ? <p className="grey">{t('guardNote')}</p> : null}
      {who.data.posts.length === 0 ? (
        <p>{t('noPost')}</p>
      ) : (
        who.data.posts.map((post) => (
          <div key={post.id}>
            <h3 className="roles-kind">{t('andAll', { post: post.label })}</h3>
            {post.holders.length === 0 ? <p className="grey">{t('nobody')}</p> : <Holders holders={post.holders} />}
          </div>
        ))
      )}
    </section>
  );
};
