import { Checkbox } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { PostLine, RolesView } from '../../api/generated.js';
import { ChangeSheet } from '../../shared/organisation/index.js';
import { t } from './texts.js';

interface PermissionsSheetProps {
  readonly post: PostLine;
  readonly permissions: RolesView['permissions'];
  readonly onClose: () => void;
}

/** What a post opens, ticked sentence by sentence. */
export const PermissionsSheet = ({ post, permissions, onClose }: PermissionsSheetProps) => {
  const [chosen, setChosen] = useState<readonly string[]>([...post.permissions, ...post.awaiting]);
  const before: readonly string[] = [...post.permissions, ...post.awaiting];
  const changed = chosen.length !== before.length || chosen.some((key) => !before.includes(key));
  const ordered = permissions.map(({ key }) => key).filter((key) => chosen.includes(key));
  const toggle = (key: string, on: boolean) => setChosen(on ? [...chosen, key] : chosen.filter((one) => one !== key));
  return (
    <ChangeSheet
      title={t('edit')}
      subtitle={post.label}
      width={680}
      submit={t('editSubmit')}
      body={changed ? { permissions: ordered, version: post.version } : null}
      send={(body, key) => api.put(`/roles/${post.id}/permissions`, body, { key })}
      onClose={onClose}
    >
      <p className="grey">{t('needsSecondNote')}</p>
      <div className="roles-ticks">
        {permissions.map((one) => (
          <Checkbox key={one.key} checked={chosen.includes(one.key)} onChange={(event) => toggle(one.key, event.target.checked)}>
            <b>{one.label}</b>
            {one.needsSecond ? <span className="roles-guarded">{t('needsSecond')}</span> : null}
            <span className="roles-tick-words">{one.sentence}</span>
          </Checkbox>
        ))}
      </div>
    </ChangeSheet>
  );
};
