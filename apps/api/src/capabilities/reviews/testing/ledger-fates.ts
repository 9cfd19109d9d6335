import { randomBytes } from 'node:crypto';
import type { TestApp, UploadingVisitor } from '../../../testing/test-app.js';
import { ok } from '../../campaigns/testing/started-campaign.js';
import type { CandidateRow } from '../../registers/registers.contract.js';
import type { ItemView } from '../../items/index.js';

interface Said {
  readonly data?: unknown;
  readonly reason?: string;
}

interface Entry {
  readonly id: string;
  readonly serial: number;
}

export interface Fates {
  /** Puts the rows that wait on the register, all to be put right at once. */
  enter(due: string): Promise<void>;
  /** Closed, and taken up again; whether its due day moves is told by `due`. */
  closed(entry: Entry): Promise<void>;
  reopened(entry: Entry, due: string): Promise<void>;
  closedAgain(entry: Entry): Promise<void>;
  merged(entry: Entry, into: Entry): Promise<void>;
  unmerged(entry: Entry): Promise<void>;
  extended(entry: Entry, due: string): Promise<void>;
  askedForMore(entry: Entry, due: string): Promise<void>;
  suspended(entry: Entry, until: string): Promise<void>;
  resumed(entry: Entry, due: string): Promise<void>;
  standing(entry: Entry, until: string): Promise<void>;
  /** Entries that are to be put right at once and are being worked at. */
  fixing(): Promise<Entry[]>;
}

/** What can become of an entry, each done by those whose part it is, by the words on their buttons. */
export async function ledgerFates(app: TestApp, today: string): Promise<Fates> {
  const [office, owner, leader] = [await app.signIn('10007'), await app.signIn('10013'), await app.signIn('10003')];

  const does = async (who: UploadingVisitor, { id }: Entry, label: string, said: Said = {}): Promise<void> => {
    const item: ItemView = ok(await who.get(`/items/${id}`));
    const action = item.allowedActions.find((one) => one.label === label);
    if (!action) throw new Error(`«${label}» is not offered at ${item.state.label}, only ${item.allowedActions.map((one) => one.label).join('、')}`);
    ok(await who.send('POST', `/items/${id}/events`, { type: 'ACT', act: action.act, expectedVersion: item.version, ...said }));
  };
  const evidence = async (): Promise<string> => {
    const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    // Not the same file twice: an acceptor would have to look at both.
    return ok(await owner.upload({ name: `${randomBytes(4).toString('hex')}.png`, type: 'image/png', bytes: pixel })).id;
  };
  const acceptorOf = async ({ id }: Entry): Promise<UploadingVisitor> => {
    const row = await app.work.read(app.tenantId, (tx) =>
      tx.row<{ staffNo: string }>(
        'select p.staff_no as "staffNo" from assignments a join persons p on p.id = a.person_id where a.item_id = $1 and a.closed_at is null order by p.staff_no limit 1',
        [id],
      ),
    );
    if (!row) throw new Error('somebody is asked to accept');
    return app.signIn(row.staffNo);
  };

  return {
    enter: async (due) => {
      const { rows }: { rows: CandidateRow[] } = ok(await office.get('/registers/rectification/candidates'));
      const data = (unit: string) => ({ class: 'immediate', lead: unit, leader: leader.personId, owner: owner.personId, due });
      if (rows.length > 0)
        ok(
          await office.send('POST', '/registers/rectification/entries', {
            basis: '专题会议',
            rows: rows.map(({ submissionId, rowId, unit }) => ({ submissionId, rowId, data: data(unit.id) })),
          }),
        );
    },
    closed: async (entry) => {
      await does(owner, entry, '登记办结', { data: { on: today, text: '已改' } });
      await does(office, entry, '核实通过，准予销号');
    },
    reopened: (entry, due) => does(office, entry, '重新整改', { data: { cause: 'relapse', due }, reason: '问题反弹' }),
    closedAgain: async (entry) => {
      await does(owner, entry, '申请销号', { data: { self_result: 'done', effect: '已改好', evidence: [await evidence()] } });
      await does(office, entry, '审核通过，转验收', { data: {} });
      await does(await acceptorOf(entry), entry, '验收通过，准予销号', {
        data: { ways: ['documents'], opinion: '问题已解决', twin_note: '已核对，确为本问题' },
      });
    },
    merged: (entry, into) => does(office, entry, '并入其他问题', { data: { serial: into.serial, reason: '同一件事' } }),
    unmerged: (entry) => does(office, entry, '撤销合并', { reason: '不是一件事' }),
    extended: async (entry, due) => {
      await does(owner, entry, '申请延期', { data: { due, reason: '设备未到' } });
      await does(leader, entry, '同意延期');
    },
    askedForMore: (entry, due) => does(owner, entry, '申请延期', { data: { due, reason: '设备未到' } }),
    suspended: (entry, until) => does(leader, entry, '挂账', { data: { reason: '待基建', review_on: until } }),
    resumed: (entry, due) => does(leader, entry, '恢复整改', { data: { due, text: '已立项' } }),
    standing: (entry, until) => does(leader, entry, '转长期坚持', { data: { reason: '每季度检查', review_on: until } }),
    fixing: () =>
      app.work.read(app.tenantId, (tx) =>
        tx.rows<Entry>(
          `select e.item_id as id, e.serial from register_entries e join items i on i.id = e.item_id join items src on src.id = e.source_item_id
       where i.states[1] = 'fixing' and i.leader_id = $1 and i.owner_id = $2 and src.list_key is distinct from 'leading-body' order by e.serial`,
          [leader.personId, owner.personId],
        ),
      ),
  };
}
