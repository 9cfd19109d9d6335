import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RefusalCode } from '@bihuan/workflows';
import { REFUSAL_CODES } from '@bihuan/workflows';
import { itemProblems, Items } from '../../src/capabilities/items/index.js';
import type { ApplyCommand } from '../../src/capabilities/items/index.js';
import { submissionPaper } from '../../src/capabilities/items/print/submission-paper.js';
import { slotWordsOf } from '../../src/capabilities/items/views/slot-words.js';
import { DomainError } from '../../src/kernel/errors/domain-error.js';
import { fillIn } from '../../src/kernel/errors/fill-in.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { keyOfRefusing, libraryWithRefusing, refusingForm } from '../../src/testing/refusing.js';
import type { Refusing } from '../../src/testing/refusing.js';
import { tableContents } from '../../src/testing/table-contents.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp, UploadingVisitor } from '../../src/testing/test-app.js';
import { tamperWithFile } from './support/tampering.js';

let test: TestApp;
let unitId: string;
const staff = {
  clerk: '10011',
  secretary: '10010',
  committee: '10012',
  deputy: '10002',
  head: '10006',
  desk: '10007',
  desk2: '10008',
  friend: '10013',
} as const;
type Who = keyof typeof staff;
const people = new Map<string, UploadingVisitor>();
const as = (who: Who): UploadingVisitor => {
  const found = people.get(who);
  if (!found) throw new Error(`${who} has not signed in`);
  return found;
};

beforeAll(async () => {
  test = await startTestApp(libraryWithRefusing());
  for (const [who, login] of Object.entries(staff)) people.set(who, await test.signIn(login));
  unitId = (await test.work.read(test.tenantId, (tx) => tx.row<{ id: string }>(`select id from units where code = 'branch-01'`)))?.id ?? '';
});
afterAll(() => test?.close());

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}
type Try = () => Promise<Answer>;

async function drafted(life: Refusing, more: { privacy?: 'restricted' } = {}): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, {
      kind: 'list',
      unitId,
      title: '事项',
      mainForm: refusingForm,
      lifecycleKey: keyOfRefusing(life),
      ownerId: as('deputy').personId,
      by: { system: 'test' },
      ...more,
    }),
  );
  return item.id;
}

const version = async (id: string): Promise<number> =>
  (await test.work.read(test.tenantId, (tx) => tx.row<{ version: number }>('select version from items where id = $1', [id])))?.version ?? 0;
const event =
  (who: Who, id: string, body: object): Try =>
  async () =>
    as(who).send('POST', `/items/${id}/events`, { expectedVersion: await version(id), ...body });
const act = (who: Who, id: string, name: string, more: object = {}): Try => event(who, id, { type: 'ACT', act: name, ...more });

async function handedIn(life: Refusing, more: { privacy?: 'restricted' } = {}): Promise<string> {
  const id = await drafted(life, more);
  await done(act('clerk', id, 'HAND_IN', { data: { matter: '修缮' } }));
  return id;
}

/** The slot of somebody at a step, open or not. */
async function slotOf(who: Who, id: string, step: string): Promise<string> {
  const found = await test.work.read(test.tenantId, (tx) =>
    tx.row<{ id: string }>('select id from assignments where item_id = $1 and place = $2 and person_id = $3 order by opened_at desc limit 1', [
      id,
      step,
      as(who).personId,
    ]),
  );
  return found?.id ?? uuidV7();
}
/** What somebody does in his slot; `in` takes somebody else's. */
async function signs(
  who: Who,
  id: string,
  type: string,
  { step = 'check', owner = who, ...more }: { step?: string; owner?: Who } & Record<string, unknown> = {},
): Promise<Try> {
  return event(who, id, { type, step, slotId: await slotOf(owner, id, step), ...more });
}

async function done(send: Try): Promise<void> {
  const answer = await send();
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

/** What no request carries: sent through the door capabilities use. */
const inside =
  (command: Omit<ApplyCommand, 'expectedVersion'>): Try =>
  async () => {
    try {
      await test.work.run(test.tenantId, (tx) => test.app.get(Items).apply(tx, { expectedVersion: null, ...command }));
      return { status: 200, body: {} };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const problem = itemProblems[error.code as RefusalCode];
      return { status: problem.status, body: { code: error.code, detail: fillIn(problem.detail, error.facts) } };
    }
  };
const to = (who: Who) => ({ people: [as(who).personId] });
const system = { system: 'test' } as const;

/** How each comes about. A code without its way does not compile. */
const ways: Readonly<Record<RefusalCode, () => Promise<Try>>> = {
  'item.suspended': async () => {
    const id = await handedIn('plain');
    await done(event('head', id, { type: 'SUSPEND', reason: '停电' }));
    return signs('secretary', id, 'AGREE');
  },
  'item.not-suspended': async () => event('head', await handedIn('plain'), { type: 'RESUME', reason: '来电' }),
  'act.not-here': async () => act('clerk', await handedIn('plain'), 'HAND_IN', { data: { matter: '再送' } }),
  'return.not-offered': async () => signs('secretary', await handedIn('plain'), 'RETURN', { reason: '再改' }),
  'reject.not-offered': async () => signs('secretary', await handedIn('plain'), 'REJECT', { reason: '不行' }),
  'action.not-offered': async () => signs('secretary', await handedIn('plain'), 'TRANSFER', { ...to('friend'), reason: '出差' }),
  'office.not-yours': async () => event('desk', await handedIn('plain'), { type: 'SUSPEND', reason: '停电' }),
  'slot.not-open': async () => event('secretary', await handedIn('plain'), { type: 'AGREE', step: 'check', slotId: uuidV7() }),
  'slot.not-yours': async () => signs('desk', await handedIn('plain'), 'AGREE', { owner: 'secretary' }),
  'slot.already-settled': async () => {
    const id = await handedIn('full');
    await done(await signs('secretary', id, 'AGREE'));
    return signs('secretary', id, 'AGREE');
  },
  'slot.waits': async () => signs('committee', await handedIn('turns'), 'AGREE'),
  'claim.taken': async () => {
    const id = await handedIn('claim');
    await done(await signs('desk', id, 'CLAIM'));
    return signs('desk2', id, 'CLAIM');
  },
  'claim.not-yours': async () => signs('desk', await handedIn('claim'), 'AGREE'),
  'timeout.settled': async () => inside({ itemId: await handedIn('plain'), by: system, event: { type: 'TIMEOUT', step: 'check', round: 9 } }),
  'light.settled': async () => inside({ itemId: await handedIn('plain'), by: system, event: { type: 'LIGHT', rung: 'late' } }),
  'wait.over': async () => {
    const id = await handedIn('waiting');
    await done(event('head', id, { type: 'CONTINUE', step: 'posted', reason: '急件' }));
    return event('head', id, { type: 'CONTINUE', step: 'posted', reason: '急件' });
  },
  'take-back.too-late': async () => {
    const id = await handedIn('takenBack');
    await done(await signs('secretary', id, 'AGREE'));
    await done(await signs('committee', id, 'AGREE', { step: 'after' }));
    return signs('secretary', id, 'TAKE_BACK');
  },
  'withdraw.decided': async () => {
    const id = await handedIn('plain');
    await done(await signs('secretary', id, 'AGREE'));
    return act('clerk', id, 'WITHDRAW');
  },
  'act.not-yours': async () => act('secretary', await handedIn('plain'), 'WITHDRAW'),
  'person.must-sign-himself': async () => signs('secretary', await handedIn('personal'), 'TRANSFER', { ...to('friend'), reason: '出差' }),
  'person.inside-owner-unit': async () => signs('secretary', await handedIn('outside'), 'AGREE'),
  'person.answers-for-it': async () => signs('deputy', await handedIn('owner'), 'AGREE'),
  'person.is-the-submitter': async () => signs('clerk', await handedIn('submitter'), 'AGREE'),
  'person.signed-before': async () => {
    const id = await handedIn('twice');
    await done(await signs('secretary', id, 'AGREE'));
    return signs('secretary', id, 'AGREE', { step: 'again' });
  },
  'act.requirement-not-met': async () => act('clerk', await handedIn('plain'), 'WANTS'),
  'act.reason-missing': async () => act('clerk', await handedIn('plain'), 'NOTE'),
  'return.reason-missing': async () => signs('secretary', await handedIn('full'), 'RETURN'),
  'return.target-unknown': async () => signs('secretary', await handedIn('full'), 'RETURN', { to: 'nowhere', reason: '再改' }),
  'return.sibling-branch': async () => {
    const id = await handedIn('fork');
    await done(await signs('secretary', id, 'AGREE', { step: 'first' }));
    return signs('committee', id, 'RETURN', { step: 'right', to: 'left', reason: '再改' });
  },
  'reject.reason-missing': async () => signs('secretary', await handedIn('full'), 'REJECT'),
  'action.reason-missing': async () => signs('secretary', await handedIn('full'), 'TRANSFER', to('friend')),
  'decision.opinion-missing': async () => signs('secretary', await handedIn('opinion'), 'AGREE'),
  'decision.signature-missing': async () => signs('secretary', await handedIn('signed'), 'AGREE'),
  'decision.files-missing': async () => signs('secretary', await handedIn('attached'), 'AGREE'),
  'answer.opinion-missing': async () => {
    const id = await handedIn('full');
    await done(await signs('secretary', id, 'CONSULT', { ...to('friend'), reason: '请看' }));
    return signs('friend', id, 'ANSWER');
  },
  'add.already-there': async () =>
    signs('secretary', await handedIn('full'), 'ADD_SIGNERS', { ...to('committee'), how: 'beside', among: 'all', reason: '一起看' }),
  'add.nobody': async () => signs('secretary', await handedIn('full'), 'ADD_SIGNERS', { people: [], how: 'beside', among: 'all', reason: '一起看' }),
  'remove.not-yours': async () => {
    const id = await added('full');
    return signs('committee', id, 'REMOVE_SIGNER', { removed: await slotOf('friend', id, 'check') });
  },
  'remove.decided': async () => {
    const id = await added('full');
    await done(await signs('friend', id, 'AGREE'));
    return signs('secretary', id, 'REMOVE_SIGNER', { removed: await slotOf('friend', id, 'check') });
  },
  'jump.target-unknown': async () => event('head', await handedIn('plain'), { type: 'JUMP', to: 'nowhere', reason: '急件' }),
  'urge.already-today': async () => {
    const id = await handedIn('plain');
    await done(event('clerk', id, { type: 'URGE' }));
    await test.settle();
    return event('clerk', id, { type: 'URGE' });
  },
  'urge.nobody': async () => event('clerk', await handedIn('waiting'), { type: 'URGE' }),
  'hand-over.already-there': async () => {
    const id = await handedIn('full');
    return inside({
      itemId: id,
      by: system,
      reason: '调离',
      event: {
        type: 'HAND_OVER',
        place: 'check',
        slotId: await slotOf('secretary', id, 'check'),
        to: { id: uuidV7(), person: as('committee').personId, why: { resolver: 'chosen' } },
      },
    });
  },
  'hand-over.already-named': async () => event('head', await handedIn('plain'), { type: 'HAND_OVER', step: 'check', ...to('friend'), reason: '由其熟悉情况' }),
  'reschedule.ended': async () => inside({ itemId: await stopped(), by: system, reason: '顺延', event: { type: 'RESCHEDULE', dueOn: '2018-11-30' } }),
  'reassign.ended': async () =>
    inside({ itemId: await stopped(), by: system, reason: '调离', event: { type: 'REASSIGN', field: 'owner', to: as('friend').personId } }),
  'slate.nobody-found': async () => act('clerk', await drafted('nobody'), 'HAND_IN', { data: { matter: '修缮' } }),
  'sub-items.nobody-named': async () => act('clerk', await drafted('parts'), 'HAND_IN', { data: { matter: '修缮' } }),
};

async function added(life: Refusing): Promise<string> {
  const id = await handedIn(life);
  await done(await signs('secretary', id, 'ADD_SIGNERS', { ...to('friend'), how: 'beside', among: 'all', reason: '一起看' }));
  return id;
}

async function stopped(): Promise<string> {
  const id = await handedIn('plain');
  await done(event('head', id, { type: 'TERMINATE', reason: '不再办理' }));
  return id;
}

describe('a step signed by hand', () => {
  const strokes = 'M10 20L90 120L160 40';
  const left = { strokes };
  const printedOf = async ({ latest }: { latest: Record<string, { id: string }> }) => {
    const id = latest[refusingForm]?.id ?? '';
    return (await test.work.read(test.tenantId, (tx) => submissionPaper(tx, { id, personId: as('clerk').personId }))).paper.parts;
  };

  it('takes the signature with the decision, seals it, and shows it on the way, in the record and on the paper', async () => {
    const id = await handedIn('signed');
    const { body: before } = await as('secretary').get(`/items/${id}`);
    expect(before.allowedActions.filter(({ signature }: { signature: boolean }) => signature).map(({ type }: { type: string }) => type)).toEqual([
      'AGREE',
      'REJECT',
    ]);
    await done(await signs('secretary', id, 'AGREE', { signature: left }));
    const { body: item } = await as('clerk').get(`/items/${id}`);
    expect(JSON.stringify(item.path)).toContain(strokes);
    const { body: history } = await as('clerk').get(`/items/${id}/history`);
    expect(history.events.flatMap(({ signature }: { signature: unknown }) => signature ?? [])).toEqual([{ strokes, name: null, note: null }]);
    expect((await as('clerk').get(`/items/${id}/history/check`)).body.sound).toBe(true);
    expect((await printedOf(item)).at(-1)).toMatchObject({ type: 'line', strokes, text: expect.stringContaining('同意') });
    const bounded = await test.work.read(test.tenantId, (tx) => slotWordsOf(tx, id, 10));
    expect(bounded.signature(await slotOf('secretary', id, 'check'))).toEqual({ strokes: null, name: null, note: '手写签名' });
  });

  it('that was returned is signed anew: the paper bears the new signature alone, and the old one is only told of on the way', async () => {
    const id = await handedIn('signed');
    const again = 'M20 30L190 120L260 40';
    await done(await signs('secretary', id, 'AGREE', { signature: left }));
    await done(await signs('committee', id, 'RETURN', { step: 'after', to: 'check', reason: '请再看看' }));
    const { body: returned } = await as('clerk').get(`/items/${id}`);
    expect(await printedOf(returned)).not.toContainEqual(expect.objectContaining({ strokes }));
    await done(await signs('secretary', id, 'AGREE', { signature: { strokes: again } }));
    const { body: item } = await as('clerk').get(`/items/${id}`);
    expect((await printedOf(item)).flatMap((part) => ('strokes' in part ? [part.strokes] : []))).toEqual([again]);
    expect(JSON.stringify(item.path)).toContain(again);
    expect(JSON.stringify(item.path)).not.toContain(strokes);
    expect(JSON.stringify(item.path)).toContain('"note":"手写签名"');
    const { body: history } = await as('clerk').get(`/items/${id}/history`);
    expect(history.events.flatMap(({ signature }: { signature: { strokes: string } | null }) => signature?.strokes ?? [])).toEqual([strokes, again]);
  });

  it('is refused without a stroke worth the name, under another name, where nothing is signed, and together with a paper', async () => {
    const id = await handedIn('signed');
    const tried = async (signature: object, type = 'AGREE') => (await (await signs('secretary', id, type, { signature }))()).body.code;
    expect(await tried({ strokes: 'M1 1L2 2' })).toBe('signature.too-little');
    expect(await tried({ name: '别人' })).toBe('signature.other-name');
    for (const strokes of ['<script>', 'L600 200', 'M10 20L999 999']) expect(await tried({ strokes })).toBe('request.malformed');
    expect(await tried(left, 'TRANSFER')).toBe('request.malformed');
    const own = await test.work.read(test.tenantId, (tx) => tx.row<{ name: string }>('select name from persons where id = $1', [as('secretary').personId]));
    await done(await signs('secretary', id, 'REJECT', { reason: '不合要求', signature: { name: own?.name } }));
    const { body: history } = await as('clerk').get(`/items/${id}/history`);
    expect(history.events.flatMap(({ signature }: { signature: unknown }) => signature ?? [])).toEqual([{ strokes: null, name: own?.name, note: null }]);
  });
});

describe('a step whose signer attaches files', () => {
  const minutes = Buffer.from('会议讨论了修缮一事，一致同意。\n');
  const uploaded = async (who: Who, ...names: string[]): Promise<string[]> => {
    const ids = [];
    for (const name of names) ids.push((await as(who).upload({ name, type: 'text/plain', bytes: minutes })).body.id);
    return ids;
  };
  const namesIn = async (id: string) => {
    const [{ body: item }, { body: history }] = [await as('clerk').get(`/items/${id}`), await as('clerk').get(`/items/${id}/history`)];
    const files = ({ files: found }: { files: { id: string; name: string }[] }) => found.map(({ name }) => name);
    return {
      path: item.path.flatMap(({ people: own, earlier }: { people: []; earlier: { people: [] }[] }) =>
        [...own, ...earlier.flatMap((run) => run.people)].flatMap(files),
      ),
      history: history.events.flatMap(files),
    };
  };

  /** What each printed sheet says was attached, the newest sheet last. */
  const namesPrinted = (id: string) =>
    test.work.read(test.tenantId, async (tx) => {
      const printed: string[][] = [];
      for (const sheet of await tx.rows<{ id: string }>('select id from submissions where item_id = $1 order by seq', [id])) {
        const { paper } = await submissionPaper(tx, { id: sheet.id, personId: as('clerk').personId });
        printed.push(paper.parts.flatMap((part) => (part.type === 'line' ? (part.text.match(/（附：.+）$/u) ?? []) : [])));
      }
      return printed;
    });

  it('asks for them by name, takes them with the decision, and shows them on the way, in the record and on the sheet it agreed to', async () => {
    const id = await handedIn('attached');
    const { body: before } = await as('secretary').get(`/items/${id}`);
    expect(before.allowedActions.flatMap(({ type, files }: { type: string; files: unknown }) => (files ? [[type, files]] : []))).toEqual([
      ['AGREE', { label: '会议纪要', least: 2 }],
      ['RETURN', { label: '会议纪要', least: 2 }],
    ]);
    await done(await signs('secretary', id, 'RETURN', { reason: '请补日期', files: await uploaded('secretary', '批注.txt', '依据.txt') }));
    await done(act('clerk', id, 'HAND_IN', { data: { matter: '修缮门窗' } }));
    await done(await signs('secretary', id, 'AGREE', { files: await uploaded('secretary', '纪要.txt', '签到.txt') }));
    expect(await namesIn(id)).toEqual({
      path: expect.arrayContaining(['批注.txt', '依据.txt', '纪要.txt', '签到.txt']),
      history: ['批注.txt', '依据.txt', '纪要.txt', '签到.txt'],
    });
    expect((await as('clerk').get(`/items/${id}/history/check`)).body.sound).toBe(true);
    expect(await namesPrinted(id)).toEqual([[], ['（附：纪要.txt、签到.txt）']]);
  });

  it.each(['open to the unit', 'restricted'])('gives them to whoever may read the item, %s, and to nobody else', async (kind) => {
    const id = await handedIn('attached', kind === 'restricted' ? { privacy: 'restricted' } : {});
    const files = await uploaded('secretary', '纪要.txt', '签到.txt');
    await done(await signs('secretary', id, 'AGREE', { files }));
    const readers: Who[] = [];
    for (const who of Object.keys(staff) as Who[]) {
      const isReader = (await as(who).get(`/items/${id}`)).status === 200;
      if (isReader) readers.push(who);
      for (const file of files) expect([who, (await as(who).bytes(`/attachments/${file}`)).equals(minutes)]).toEqual([who, isReader]);
    }
    expect(readers).toEqual(expect.arrayContaining(['secretary', 'committee']));
    expect(readers).not.toContain('friend');
    expect(readers.includes('clerk')).toBe(kind !== 'restricted');
  });

  it('is refused, and nothing happens, with too few, one named twice, those of others or of another item, where nothing is decided', async () => {
    const id = await handedIn('attached');
    const other = await handedIn('attached');
    const [own = '', more = ''] = await uploaded('secretary', '纪要.txt', '签到.txt');
    const [foreign = ''] = await uploaded('clerk', '别人的.txt');
    const used = await uploaded('secretary', '用过.txt', '用过二.txt');
    await done(await signs('secretary', other, 'AGREE', { files: used }));
    await test.settle();
    const before = await test.asOwner((owner) => tableContents(owner, test.tenantId));
    const tried = async (files: string[], type = 'AGREE', extra: object = {}) => {
      const { status, body } = await (await signs('secretary', id, type, { files, ...extra }))();
      return [status, body.code];
    };
    expect(await tried([own])).toEqual([422, 'decision.files-missing']);
    expect(await tried([own, own])).toEqual([422, 'decision.files-missing']);
    expect(await tried([own], 'RETURN', { reason: '请补' })).toEqual([422, 'decision.files-missing']);
    for (const strange of [foreign, used[0] ?? '', uuidV7()]) expect((await tried([own, strange]))[1]).toBe('file.not-yours');
    expect(await tried([own, more], 'TRANSFER', { ...to('friend'), reason: '夜班' })).toEqual([422, 'request.malformed']);
    expect(await tried(Array.from({ length: 21 }, () => uuidV7()))).toEqual([422, 'request.malformed']);
    expect(await test.asOwner((owner) => tableContents(owner, test.tenantId))).toEqual(before);
  });

  it('takes from nobody what was uploaded by somebody else of the same item', async () => {
    const id = await handedIn('attached');
    await done(await signs('secretary', id, 'AGREE', { files: await uploaded('secretary', '纪要.txt', '签到.txt') }));
    const { body: history } = await as('clerk').get(`/items/${id}/history`);
    const files = history.events.flatMap((line: { files: { id: string }[] }) => line.files.map((file) => file.id));
    expect((await (await signs('committee', id, 'AGREE', { step: 'after', files }))()).body.code).toBe('file.not-yours');
  });

  it('wants them with a decision on paper as well, from whoever enters it', async () => {
    const id = await handedIn('attached');
    const [scan = '', ...files] = await uploaded('desk', '签批件.txt', '纪要.txt', '签到.txt');
    const { body: item } = await as('desk').get(`/items/${id}`);
    const paper = { by: as('secretary').personId, on: item.paper[0]?.arrivedOn, file: scan };
    expect(item.paper.map(({ agree }: { agree: { files: unknown } }) => agree.files)).toEqual([{ label: '会议纪要', least: 2 }]);
    const entering = async (more: object) => signs('desk', id, 'AGREE', { owner: 'secretary', paper, ...more });
    expect((await (await entering({}))()).body.code).toBe('decision.files-missing');
    const own = await uploaded('secretary', '本人的.txt', '本人的二.txt');
    expect((await (await entering({ files: own }))()).body.code).toBe('file.not-yours');
    await done(await entering({ files }));
    expect((await namesIn(id)).path).toEqual(['纪要.txt', '签到.txt']);
    expect((await as('clerk').get(`/items/${id}/history/check`)).body.sound).toBe(true);
  });

  it('is left out of a batch, which says so of its sheet', async () => {
    const id = await handedIn('attached');
    const one = { itemId: id, step: 'check', slotId: await slotOf('secretary', id, 'check'), expectedVersion: await version(id) };
    const { status, body } = await as('secretary').send('POST', '/decisions', { label: '同意', decisions: [one] });
    expect([status, body.done, body.left, body.results[0]?.ok]).toEqual([200, 0, 1, false]);
    expect(body.results[0]?.text).toContain('会议纪要');
    const { body: inbox } = await as('secretary').get('/inbox');
    expect(JSON.stringify(inbox)).toContain('需附“会议纪要”，请打开办理');
  });

  it('changed behind the back of the product, they are found by the check of the record', async () => {
    const id = await handedIn('attached');
    const files = await uploaded('secretary', '纪要.txt', '签到.txt');
    await done(await signs('secretary', id, 'AGREE', { files }));
    await tamperWithFile(test, files[1] ?? '');
    expect((await as('clerk').get(`/items/${id}/history/check`)).body).toMatchObject({ sound: false, text: expect.stringContaining('与封存值不一致') });
  });
});

describe('a refusal of the engine', () => {
  it.each(REFUSAL_CODES)('%s is told in a sentence that says what happened and what to do, and leaves nothing behind', async (code) => {
    const send = await ways[code]();
    await test.settle();
    const before = await test.asOwner((owner) => tableContents(owner, test.tenantId));
    const { status, body }: { status: number; body: Refused } = await send();
    expect([status, body.code]).toEqual([itemProblems[code].status, code]);
    expect(body.detail).toMatch(/^[\p{Script=Han}].*。$/u);
    expect(body.detail).not.toMatch(/[{}]|undefined|null|“”/u);
    expect(await test.asOwner((owner) => tableContents(owner, test.tenantId))).toEqual(before);
  });
});
