import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { SavedView } from '../../api/generated.js';
import { words } from '../texts/words.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { Sheet } from '../ui/sheet.js';
import './saved-views.css';

const t = words('saved-views', {
  label: '常用筛选',
  save: '存为常用筛选',
  title: '存为常用筛选',
  subtitle: '只您自己看得到',
  name: '起个名字',
  confirm: '保存',
  cancel: '先不存',
  remove: '删去“{{name}}”',
});

type Screen = 'board' | 'register' | 'audit' | 'items';
const savedViewsQuery = (screen: Screen) =>
  queryOptions({
    queryKey: ['saved-views', screen],
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<SavedView[]>(`/saved-views?screen=${screen}`, signal),
  });

/** The filters in the address of a page, kept under a name and taken out again. */
export const SavedViews = ({ screen }: { screen: Screen }) => {
  const { data = [] } = useQuery(savedViewsQuery(screen));
  const { pathname, searchStr } = useLocation();
  const router = useRouter();
  const [isNaming, setNaming] = useState(false);
  const { remove } = useSavedViews(screen);
  const current = searchStr.replace(/^\?/u, '');
  return (
    <div className="saved-views" role="group" aria-label={t('label')}>
      {data.map(({ id, name, query }) => (
        <span key={id} className="saved-view" data-active={query === current}>
          <button type="button" aria-pressed={query === current} onClick={() => router.history.push(query === '' ? pathname : `${pathname}?${query}`)}>
            {name}
          </button>
          <button type="button" className="saved-view-remove" aria-label={t('remove', { name })} onClick={() => remove.mutate(id)}>
            <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
              <path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" strokeWidth="1.6" />
            </svg>
          </button>
        </span>
      ))}
      {current === '' ? null : (
        <button type="button" className="link-button" onClick={() => setNaming(true)}>
          {t('save')}
        </button>
      )}
      {isNaming ? <NameSheet screen={screen} query={current} onClose={() => setNaming(false)} /> : null}
    </div>
  );
};

const useSavedViews = (screen: Screen) => {
  const client = useQueryClient();
  const onSuccess = (views: SavedView[]) => client.setQueryData(savedViewsQuery(screen).queryKey, views);
  return {
    save: useMutation({ mutationFn: (view: { name: string; query: string }) => api.post<SavedView[]>('/saved-views', { screen, ...view }), onSuccess }),
    remove: useMutation({ mutationFn: (id: string) => api.delete<SavedView[]>(`/saved-views/${id}`), onSuccess }),
  };
};

const NameSheet = ({ screen, query, onClose }: { screen: Screen; query: string; onClose: () => void }) => {
  const [name, setName] = useState('');
  const { save } = useSavedViews(screen);
  const handleSave = () => {
    if (name.trim() !== '') save.mutate({ name: name.trim(), query }, { onSuccess: onClose });
  };
  return (
    <Sheet
      title={t('title')}
      subtitle={t('subtitle')}
      width={420}
      busy={save.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={save.isPending} onClick={handleSave}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor="saved-view-name">{t('name')}</label>
        <Input id="saved-view-name" autoFocus maxLength={30} value={name} onChange={(event) => setName(event.target.value)} onPressEnter={handleSave} />
      </div>
      {save.error ? <ProblemAlert error={save.error} /> : null}
    </Sheet>
  );
};
