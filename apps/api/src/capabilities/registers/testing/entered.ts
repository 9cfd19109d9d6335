import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp, UploadingVisitor, Visitor } from '../../../testing/test-app.js';
import { act, castOf, ok, orderLaunch } from '../../campaigns/testing/started-campaign.js';
import type { ItemView } from '../../items/index.js';
import type { CandidateRow, RegisterView } from '../registers.contract.js';

export const REGISTER = '/registers/rectification';

/** A hospital with one accepted sheet whose rows are on the register; serial n is row n. */
export interface Ledger {
  readonly app: TestApp;
  readonly campaign: string;
  readonly office: UploadingVisitor;
  readonly owner: UploadingVisitor;
  readonly leader: Visitor;
  view(query?: string): Promise<RegisterView>;
  /** Item of a serial number, as somebody sees it. */
  item(serial: number, who?: Visitor): Promise<ItemView>;
  does(who: Visitor, serial: number, label: string, more?: { data?: unknown; reason?: string }): Promise<unknown>;
  /** From planning to where somebody from outside is to accept it. */
  toAcceptance(serial: number, proof: { effect: string; files: readonly string[] }): Promise<void>;
  upload(name: string, text: string): Promise<string>;
}

export interface EntryWanted {
  readonly class: 'immediate' | 'planned';
  readonly way?: string;
  /** Staff number of the owner, name of the unit. */
  readonly owner?: string;
  readonly lead?: string;
}

export const plan = (owner: string) => ({
  goal: '每班交清',
  causes: '记录表没有必填项',
  measures: [{ rowId: uuidV7(), content: '交接班记录', measure: '改用新表', owner, due: '2018-11-20' }],
});

/** 朱文澜 of the first branch answers for every row, unless the row says somebody else. */
export async function startLedger(entries: readonly EntryWanted[]): Promise<Ledger> {
  const app = await startTestApp();
  const cast = await castOf(app);
  const campaign = await orderLaunch(cast);
  await app.settle();
  const [office, owner, leader, head, secretary] = [
    await app.signIn('10007'),
    await app.signIn('10013'),
    await app.signIn('10003'),
    await app.signIn('10011'),
    await app.signIn('10010'),
  ];
  await handIn({ head, secretary, office }, entries);
  const candidates: CandidateRow[] = ok(await office.get(`${REGISTER}/candidates`)).rows;
  const units: { id: string; name: string }[] = ok(await office.get('/units'));
  for (const [at, entry] of entries.entries()) {
    const row = candidates[at];
    if (!row) throw new Error('every row may be entered');
    const lead = entry.lead === undefined ? row.unit.id : units.find(({ name }) => name === entry.lead)?.id;
    const ownerId = entry.owner === undefined ? owner.personId : (await app.signIn(entry.owner)).personId;
    const data = { class: entry.class, lead, leader: leader.personId, owner: ownerId, due: '2018-11-30' };
    ok(await office.send('POST', `${REGISTER}/entries`, { basis: '10月29日专题会议', rows: [{ submissionId: row.submissionId, rowId: row.rowId, data }] }));
  }
  const view = async (query = ''): Promise<RegisterView> => ok(await office.get(`${REGISTER}${query}`));
  const item = async (serial: number, who: Visitor = office): Promise<ItemView> => {
    const row = (await view()).rows.find(({ cells }) => cells['serial'] === String(serial));
    if (!row) throw new Error(`no entry ${serial}`);
    return ok(await who.get(`/items/${row.itemId}`));
  };
  const does: Ledger['does'] = async (who, serial, label, more = {}) => act(who, await item(serial, who), { label, ...more });
  return {
    app,
    campaign,
    office,
    owner,
    leader,
    view,
    item,
    does,
    toAcceptance: async (serial, { effect, files }) => {
      await does(owner, serial, '提交措施审核', { data: plan(owner.personId) });
      await does(leader, serial, '同意并转党办');
      await does(office, serial, '同意整改措施');
      await does(owner, serial, '申请销号', { data: { self_result: 'done', effect, evidence: files } });
      await does(office, serial, '审核通过，转验收', { data: {} });
    },
    upload: async (name, text) => ok(await owner.upload({ name, type: 'text/plain', bytes: Buffer.from(text) })).id,
  };
}

async function handIn({ head, secretary, office }: Record<'head' | 'secretary' | 'office', Visitor>, entries: readonly EntryWanted[]): Promise<void> {
  const cards: { itemId: string; kind: string }[] = ok(await head.get('/inbox')).sections.flatMap((section: { cards: unknown[] }) => section.cards);
  const sheet = cards.find(({ kind }) => kind === 'fill')?.itemId ?? '';
  const rows = entries.map(({ way }, at) => ({
    rowId: uuidV7(),
    problem: `第${at + 1}个问题：交接班记录不完整`,
    measure: '每月检查',
    ...(way === undefined ? {} : { way }),
  }));
  await act(head, ok(await head.get(`/items/${sheet}`)), { label: '提交书记审核', data: { rows } });
  for (const [who, label] of [
    [secretary, '同意并报送党办'],
    [office, '审核通过'],
  ] as const)
    await act(who, ok(await who.get(`/items/${sheet}`)), { label });
}
