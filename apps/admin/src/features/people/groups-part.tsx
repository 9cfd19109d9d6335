import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { GroupLine } from '../../api/generated.js';
import { ChangeSheet, Field, PeoplePicker } from '../../shared/organisation/index.js';
import { ProblemAlert } from '../../shared/ui/index.js';
import { groupsQuery } from './queries.js';
import { t } from './texts.js';

type Open = { readonly what: 'add' } | { readonly what: 'change' | 'close'; readonly group: GroupLine };

/** Lists of people kept by hand, which processes ask or tell; closed ones folded beneath. */
export const GroupsPart = ({ mayEdit }: { mayEdit: boolean }) => {
  const groups = useQuery(groupsQuery);
  const [open, setOpen] = useState<Open | null>(null);
  const now = groups.data?.filter(({ closedOn }) => closedOn === null) ?? [];
  const closed = groups.data?.filter(({ closedOn }) => closedOn !== null) ?? [];
  return (
    <section className="sheet org-part" aria-labelledby="groups">
      <div className="org-part-head">
        <h2 id="groups">{t('groups')}</h2>
        {mayEdit ? <Button onClick={() => setOpen({ what: 'add' })}>{t('addGroup')}</Button> : null}
      </div>
      {groups.error ? <ProblemAlert error={groups.error} onRetry={() => void groups.refetch()} /> : null}
      {groups.data && now.length === 0 ? <p className="grey">{t('noGroups')}</p> : null}
      <ul className="org-rows">
        {now.map((group) => (
          <Group key={group.id} group={group} onOpen={mayEdit ? setOpen : null} />
        ))}
      </ul>
      {closed.length > 0 ? (
        <details>
          <summary>{t('closedGroups', { count: closed.length })}</summary>
          <ul className="org-rows org-over">
            {closed.map((group) => (
              <Group key={group.id} group={group} onOpen={null} />
            ))}
          </ul>
        </details>
      ) : null}
      {open === null ? null : <GroupSheet key={open.what} open={open} onClose={() => setOpen(null)} />}
    </section>
  );
};

const Group = ({ group, onOpen }: { group: GroupLine; onOpen: ((open: Open) => void) | null }) => (
  <li>
    <span>
      <b>{group.name}</b>
      <span className="grey">
        （{t('groupKey')} {group.key}，
        {group.closedOn === null ? t('groupMembers', { count: group.members.length }) : t('groupClosedOn', { day: group.closedOn })}）
      </span>
      <br />
      <span className="grey">{group.members.length === 0 ? t('noMembersYet') : group.members.map(({ name }) => name).join('、')}</span>
    </span>
    {onOpen ? (
      <span className="org-actions">
        <Button size="small" aria-label={`${t('changeGroup')} ${group.name}`} onClick={() => onOpen({ what: 'change', group })}>
          {t('changeGroup')}
        </Button>
        <Button size="small" aria-label={`${t('closeGroup')} ${group.name}`} onClick={() => onOpen({ what: 'close', group })}>
          {t('closeGroup')}
        </Button>
      </span>
    ) : null}
  </li>
);

const KEY = /^[a-z][a-z0-9-]{0,39}$/u;

const GroupSheet = ({ open, onClose }: { open: Open; onClose: () => void }) => {
  const group = open.what === 'add' ? null : open.group;
  const [name, setName] = useState(group?.name ?? '');
  const [key, setKey] = useState('');
  const [people, setPeople] = useState<string[]>(group?.members.map(({ id }) => id) ?? []);
  const version = group?.version;
  const nameField = (
    <Field label={t('groupName')}>{(id) => <Input id={id} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />}</Field>
  );
  const peopleField = (
    <Field label={t('groupPeople')}>
      {(id) => <PeoplePicker id={id} label={t('groupPeople')} values={people} known={group?.members ?? []} onChange={setPeople} />}
    </Field>
  );
  const to = (path: string) => (body: unknown, once: string) => api.post(`/organisation/groups${path}`, body, { key: once });
  const common = { onClose, ...(group ? { subtitle: group.name } : {}) };
  const isNamed = name.trim() !== '';
  switch (open.what) {
    case 'add':
      return (
        <ChangeSheet
          {...common}
          title={t('addGroup')}
          submit={t('addGroup')}
          body={isNamed && KEY.test(key) ? { key, name: name.trim(), people } : null}
          send={to('')}
        >
          {nameField}
          <Field label={t('groupKey')}>
            {(id) => (
              <>
                <Input id={id} value={key} maxLength={40} onChange={(event) => setKey(event.target.value.trim())} />
                <p className="grey small">{t('groupKeyHint')}</p>
              </>
            )}
          </Field>
          {peopleField}
        </ChangeSheet>
      );
    case 'change':
      return (
        <ChangeSheet
          {...common}
          title={t('changeGroup')}
          submit={t('saveSubmit')}
          body={isNamed ? { name: name.trim(), people, version } : null}
          send={to(`/${open.group.id}`)}
        >
          {nameField}
          {peopleField}
        </ChangeSheet>
      );
    default:
      return (
        <ChangeSheet {...common} title={t('closeGroup')} submit={t('closeGroup')} body={{ version }} send={to(`/${open.group.id}/close`)}>
          <p className="grey">{t('closeGroupHint')}</p>
        </ChangeSheet>
      );
  }
};
