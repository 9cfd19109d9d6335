import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../src/testing/bed-check.js';
import type { BedCheckPeople } from '../../src/testing/bed-check.js';
import { builtApi } from '../../src/testing/built-api.js';
import type { BuiltApi } from '../../src/testing/built-api.js';
import { signInOverHttp } from '../../src/testing/http-visitor.js';
import type { HttpVisitor } from '../../src/testing/http-visitor.js';
import { sentAtOnce } from '../../src/testing/sent-at-once.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';

let test: TestApp;
let api: BuiltApi;
let people: BedCheckPeople;
let clerk: HttpVisitor;
let secretary: HttpVisitor;
let committee: HttpVisitor;

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  people = await bedCheckPeople(test);
  api = await builtApi(test.database);
  await api.start();
  const signIn = (login: string) => signInOverHttp(api.origin, login);
  [clerk, secretary, committee] = [await signIn(people.clerk), await signIn(people.secretary), await signIn(people.committee)];
});
afterAll(async () => {
  await api?.close();
  await test?.close();
});

interface Waiting {
  readonly id: string;
  readonly version: number;
}

async function handedIn(): Promise<Waiting> {
  const id = await newBedCheck(test, people.unitId);
  const { status, body } = await clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 3 } });
  if (status !== 200) throw new Error(`the clerk cannot hand in: ${JSON.stringify(body)}`);
  return { id, version: body.item.version };
}

type Decision = (item: Waiting) => Promise<() => Promise<Answer>>;

/** Reads the page first, as a person does, and presses when told. */
function deciding(who: () => HttpVisitor, type: 'AGREE' | 'RETURN'): Decision {
  return async ({ id, version }) => {
    const { body } = await who().get(`/items/${id}`);
    const { step, slotId } = body.allowedActions.find((action: { type: string }) => action.type === type);
    const reason = type === 'RETURN' ? { reason: '请写清楚' } : {};
    return () => who().send('POST', `/items/${id}/events`, { type, step, slotId, expectedVersion: version, ...reason });
  };
}

const atBarrier = (id: string, presses: readonly (() => Promise<Answer>)[]): Promise<Answer[]> => sentAtOnce(test, id, presses);

async function raced([one, other]: readonly [Decision, Decision]): Promise<{ id: string; won: Answer; lost: Answer }> {
  const item = await handedIn();
  const answers = await atBarrier(item.id, [await one(item), await other(item)]);
  const [won, lost] = [answers.find(({ status }) => status === 200), answers.find(({ status }) => status !== 200)];
  if (!won || !lost) throw new Error(`one should win and one lose: ${JSON.stringify(answers)}`);
  return { id: item.id, won, lost };
}

const decisionsOf = (id: string) =>
  test.work.read(test.tenantId, (tx) =>
    tx.rows<{ type: string; actor: string }>(`select type, actor_id as actor from item_events where item_id = $1 and type in ('AGREE', 'RETURN')`, [id]),
  );

describe('two signers press at the very same moment', () => {
  it('one signature counts; the other is told by name who was first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, lost } = await raced([deciding(() => secretary, 'AGREE'), deciding(() => committee, 'AGREE')]);
      expect(lost).toMatchObject({ status: 409, body: { code: 'slot.already-settled' } });
      const decisions = await decisionsOf(id);
      expect(decisions.length).toBe(1);
      const winner = await nameOf(decisions[0]?.actor);
      expect(lost.body.detail).toMatch(new RegExp(`刚刚已由.*${winner}同意`, 'u'));
      expect(await unsound(test, [id])).toEqual([]);
    }
  });

  it('one signs, the other returns: whichever was first stands, and the other is told which it was', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, lost } = await raced([deciding(() => secretary, 'AGREE'), deciding(() => committee, 'RETURN')]);
      const decisions = await decisionsOf(id);
      expect(decisions.length).toBe(1);
      const winner = await nameOf(decisions[0]?.actor);
      expect(lost).toMatchObject({ status: 409, body: { code: 'slot.already-settled' } });
      expect(lost.body.detail).toMatch(new RegExp(`刚刚已由.*${winner}${decisions[0]?.type === 'AGREE' ? '同意' : '退回'}`, 'u'));
      expect(await unsound(test, [id])).toEqual([]);
    }
  });

  it('one presses twice with two keys: the second press is told that it is done', async () => {
    const { id, lost } = await raced([deciding(() => secretary, 'AGREE'), deciding(() => secretary, 'AGREE')]);
    expect(lost).toMatchObject({ status: 409, body: { code: 'slot.already-settled' } });
    expect((await decisionsOf(id)).length).toBe(1);
    expect(await unsound(test, [id])).toEqual([]);
  });
});

function nameOf(personId: string | undefined): Promise<string> {
  return test.work.read(test.tenantId, async (tx) => (await tx.row<{ name: string }>('select name from persons where id = $1', [personId]))?.name ?? '?');
}
