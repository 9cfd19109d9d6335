import { randomUUID } from 'node:crypto';
import type { CampaignLine, CampaignView, InboxView, ItemView } from '../src/api/types.js';

export interface Visitor {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<T>;
}

/** Somebody over HTTP, for what a journey does not tell but stands on. Who came once stays signed in: to sign in costs the server far more than to ask. */
export const visitor = (url: string, login: string): Promise<Visitor> => {
  const who = `${url} ${login}`;
  const session = known.get(who) ?? signedIn(url, login);
  known.set(who, session);
  return session;
};
const known = new Map<string, Promise<Visitor>>();

const signedIn = async (url: string, login: string): Promise<Visitor> => {
  const { password } = (await (await fetch(`${url}/api/demo-sign-ins`)).json()) as { password: string }; // the contract of demo sign-ins
  const opened = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password, publicComputer: false }),
  });
  if (!opened.ok) throw new Error(`${login} does not get in: ${await opened.text()}`);
  return asking(
    url,
    login,
    opened.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  );
};

/** Requests in somebody's session. */
export const asking = (url: string, login: string, cookie: string): Visitor => {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = {
      cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
    };
    const answer = await fetch(`${url}/api${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${login} ${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T; // as above
  };
  return { get: (path) => ask('GET', path), send: ask };
};

export const act = async (who: Visitor, itemId: string, label: string, more: object = {}): Promise<void> => {
  const view = await who.get<ItemView>(`/items/${itemId}`);
  const action = view.allowedActions.find((one) => one.label === label);
  if (!action) throw new Error(`${label} is not offered: ${view.allowedActions.map((one) => one.label).join('、')}`);
  const event = action.type === 'ACT' ? { act: action.act } : { step: action.step, slotId: action.slotId };
  await who.send('POST', `/items/${itemId}/events`, { type: action.type, ...event, expectedVersion: view.version, ...more });
};

/** The plan completed, approved and sent out; answers the campaign's id. */
export const startedCampaign = async (url: string): Promise<string> => {
  const clerk = await visitor(url, '10007');
  const [plan] = await clerk.get<{ key: string }[]>('/plans');
  const opened = await clerk.send<CampaignView>('POST', '/campaigns', { plan: plan?.key });
  await startOpened(url, opened.id);
  return opened.id;
};

/** Ordered, but not yet begun, it says 0 of 0. */
export const isSentOut = (launched: CampaignView['launched']): boolean => launched !== null && launched.total > 0 && launched.done === launched.total;

/** What an opened plan still lacks is filled in, and it is approved and sent out. */
export const startOpened = async (url: string, id: string): Promise<void> => {
  const [clerk, deputy] = [await visitor(url, '10007'), await visitor(url, '10002')];
  const opened = await clerk.get<CampaignView>(`/campaigns/${id}`);
  const { units } = await clerk.get<{ units: { id: string; category: string }[] }>('/choices');
  const office = units.find(({ category }) => category === 'office')?.id;
  const changes = opened.tasks
    .filter(({ lead, how, dueOn }) => !lead || !how || !dueOn)
    .map((task) => ({
      taskId: task.id,
      ...(task.lead ? {} : { lead: { type: 'units', units: [office] } }),
      ...(task.how ? {} : { how: { way: 'register', lists: [] } }),
      ...(task.dueOn ? {} : { dueOn: '2018-10-31' }),
    }));
  await clerk.send('PATCH', `/campaigns/${id}/tasks`, { expectedVersion: opened.version, changes });
  await act(clerk, id, '送审');
  await act(deputy, id, '审定同意');
  await act(clerk, id, '启动');
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    const { launched } = await clerk.get<CampaignView>(`/campaigns/${id}`);
    if (isSentOut(launched)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the launch did not end');
};

/** The campaign a story begins with. */
export const runningCampaign = async (url: string): Promise<string> => {
  const [campaign] = await (await visitor(url, '10007')).get<CampaignLine[]>('/campaigns');
  if (!campaign) throw new Error('no campaign runs');
  return campaign.id;
};

/** The clerk of a branch hands in the first sheets in his hands; the secretary agrees and, if asked, the office too. */
export const handsInSheets = async (
  url: string,
  { clerk, secretary, accepted, words }: { clerk: string; secretary: string; accepted: boolean; words: string },
): Promise<void> => {
  const [own, signer, office] = [await visitor(url, clerk), await visitor(url, secretary), await visitor(url, '10007')];
  const cards = (await own.get<InboxView>('/inbox')).sections.flatMap((section) => section.cards).filter((card) => card.kind === 'fill' && !card.restricted);
  for (const card of cards) {
    await act(own, card.itemId, '提交书记审核', {
      data: { rows: [1, 2].map((n) => ({ rowId: randomUUID(), problem: `${words}${n}：${card.filler}早交班占用时间过长`, measure: '每月检查一次' })) },
    });
    await act(signer, card.itemId, '同意并报送党办');
    if (accepted) await act(office, card.itemId, '审核通过');
  }
};
