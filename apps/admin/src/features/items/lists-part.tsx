import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '../../api/client.js';
import { keys, refreshWork } from '../../api/queries.js';
import type { ItemView } from '../../api/types.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { StateTag } from '../../shared/ui/state-tag.js';
import { t } from './texts.js';

function headOf({ children }: ItemView, areLists: boolean, onPath: readonly string[]): 'lists' | 'cameOf' | 'subItems' | 'oneMore' {
  if (areLists) return 'lists';
  if (children.length === 0) return 'oneMore';
  return children.some(({ id }) => onPath.includes(id)) ? 'subItems' : 'cameOf';
}

interface ListsPartProps {
  readonly item: ItemView;
  /** Whoever decides about one is not asked for more. */
  readonly mayAdd?: boolean;
  /** The path stands open beside it, with those a chain began. */
  readonly isBesidePath?: boolean;
}

/** «本支部应报：内设机构2份（已报1）… ＋再填一份», or what came of the rows of a list; other people's individual lists are only counted. */
export const ListsPart = ({ item, mayAdd = true, isBesidePath = false }: ListsPartProps) => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const add = useMutation({
    mutationFn: (list: string) => api.post<ItemView>(`/items/${item.id}/children`, { list }),
    onSuccess: async (child) => {
      client.setQueryData(keys.item(child.id), child);
      await navigate({ to: `/items/${child.id}` });
      await refreshWork(client);
    },
  });
  // Those a chain began are called so, and stand as on its path.
  const onPath = item.path.flatMap(({ children }) => children.map(({ id }) => id));
  const seen = item.children.filter((child) => !child.hidden).toSorted((a, b) => onPath.indexOf(a.id) - onPath.indexOf(b.id));
  const hidden = item.children.length - seen.length;
  const areLists = item.listsLine !== null || item.children.some((child) => child.list !== null);
  const addable = mayAdd ? item.addable : [];
  if (isBesidePath && item.children.length > 0 && item.children.every(({ id }) => onPath.includes(id)) && addable.length === 0) return null;
  if ((item.listsLine === null || addable.length < item.addable.length) && item.children.length === 0 && addable.length === 0) return null;
  return (
    <section className={item.rounds.length > 0 ? 'sheet lists item-gap no-print' : 'sheet lists item-gap'} aria-labelledby="lists">
      <div className="lists-head">
        <h2 id="lists">{item.listsLine ?? t(headOf(item, areLists, onPath))}</h2>
        {addable.map((each) => (
          <Button key={each.list} loading={add.isPending && add.variables === each.list} onClick={() => add.mutate(each.list)}>
            {t('more', { label: each.label })}
          </Button>
        ))}
      </div>
      {add.error ? <ProblemAlert error={add.error} /> : null}
      <ul>
        {seen.map((child) => (
          <li key={child.id} className="list-line">
            <Link to={`/items/${child.id}`}>{areLists ? child.filler : child.title}</Link>
            {child.state ? <StateTag state={child.state} /> : null}
            <Link
              to={`/items/${child.id}`}
              className="list-go"
              aria-label={`${child.canFill ? t('fill') : t('view')}：${areLists ? child.filler : child.title}`}
            >
              {child.canFill ? t('fill') : t('view')}
            </Link>
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="grey list-hidden">{t('hidden', { count: hidden })}</p> : null}
    </section>
  );
};
