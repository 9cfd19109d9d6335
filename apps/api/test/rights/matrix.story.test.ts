import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { tableContents } from '../../src/testing/table-contents.js';
import { matrix, openRoutes, ownThings, roles } from './matrix.js';
import type { Role, Rule } from './matrix.js';
import { asking, withoutEffect } from './testing/ask.js';
import type { Ask, CellAnswer } from './testing/ask.js';
import { hiddenIn, hiddenValue } from './testing/hiding.js';
import { requests } from './testing/requests.js';
import { buildRightsWorld } from './testing/rights-world.js';
import type { Relation, RightsWorld } from './testing/rights-world.js';
import { wordsOf } from './testing/unzipped.js';

const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);
const described: { paths: Record<string, Record<string, unknown>> } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'openapi.json'), 'utf8'));
const endpoints = Object.entries(described.paths).flatMap(([path, of]) =>
  Object.keys(of)
    .filter((method) => methods.has(method))
    .map((method) => `${method.toUpperCase()} ${path}`),
);

/** Signed in once, disabled afterwards. */
const DISABLED = '10082';

let world: RightsWorld;
/** Looks after every request, so that it stays connected. */
let owner: Client;
const asks = new Map<Role, Ask>();
const outside = new Map<string, Ask>();

beforeAll(async () => {
  world = await buildRightsWorld();
  owner = new Client(world.app.database.ownerUrl);
  await owner.connect();
  for (const [role, login] of Object.entries(roles)) asks.set(role as Role, watched(role, await asking(world.app, login))); // the keys of the object of roles
  outside.set('未登录', await asking(world.app, null));
  outside.set('账号停用', await asking(world.app, DISABLED));
  await world.app.work.run(world.app.tenantId, (tx) =>
    tx.rows('update accounts set is_disabled = true where person_id = (select id from persons where staff_no = $1)', [DISABLED]),
  );
});
afterAll(async () => {
  await owner?.end();
  await world?.close();
});

/** Hidden values that came to somebody, by whom and where; looked for in every answer of the matrix, workbooks included. */
const told = new Map<string, Set<string>>();
const watched =
  (role: string, ask: Ask): Ask =>
  async (method, request) => {
    const answer = await ask(method, request);
    for (const value of hiddenIn(wordsOf(answer.raw)))
      told.set(`${role} ${value}`, (told.get(`${role} ${value}`) ?? new Set()).add(`${method} ${request.path}`));
    return answer;
  };

/** A rule without relations is about no resource. */
const relationsOf = (endpoint: string): [Relation, Rule][] => {
  const said = matrix[endpoint] ?? {};
  return 'may' in said ? [['none', said as Rule]] : (Object.entries(said) as [Relation, Rule][]); // `may` is no relation
};

type Verdict = 'may' | 'lost' | 401 | 403 | 404 | 409;

function verdict({ may, sees, over, lost, rest }: Rule, role: Role): Verdict {
  if (may.includes(role)) return 'may';
  if (sees?.includes(role)) return 403;
  if (lost?.includes(role)) return 'lost';
  return over?.includes(role) ? 409 : rest;
}

/** What an answer says about the right. A body the contract does not know would prove nothing, so it never counts. */
function toldBy({ status, code }: CellAnswer): Verdict | string {
  if (status === 401 || status === 403 || status === 404) return status;
  if (status >= 500 || code === 'request.malformed' || code === 'request.key-missing') return `${status} ${code}`;
  return status === 409 || status === 422 || status < 300 ? 'may' : `${status} ${code}`;
}

function agrees(wanted: Verdict, answer: CellAnswer): boolean {
  if (wanted === 409) return answer.status === 409;
  if (wanted === 'lost') return answer.status === 404 || (answer.status === 422 && toldBy(answer) === 'may');
  return toldBy(answer) === wanted;
}

interface Cell {
  readonly endpoint: string;
  readonly relation: Relation;
  readonly who: string;
  readonly wanted: Verdict;
  readonly send: () => Promise<CellAnswer>;
}

function cellsOf(endpoint: string): Cell[] {
  const [method = ''] = endpoint.split(' ');
  return relationsOf(endpoint).flatMap(([relation, rule]) => {
    const send = (ask: Ask | undefined, login: string) => async () => {
      const build = requests[endpoint];
      if (!ask || !build) throw new Error(`nobody knows how to call ${endpoint}`);
      return ask(method, build(world.places[relation], relation, login));
    };
    const signedIn = Object.entries(roles).map(([role, login]) => ({
      endpoint,
      relation,
      who: role,
      wanted: verdict(rule, role as Role),
      send: send(asks.get(role as Role), login),
    })); // as above
    const without = ['未登录', '账号停用'].map((who) => ({
      endpoint,
      relation,
      who,
      wanted: outsideVerdict(endpoint, who),
      send: send(outside.get(who), DISABLED),
    }));
    return [...signedIn, ...without];
  });
}

/** Signing in with a disabled account is refused like any wrong password; the other open routes ask nobody. */
function outsideVerdict(endpoint: string, who: string): Verdict {
  if (endpoint === 'POST /api/session') return 401;
  return openRoutes.includes(endpoint) && who !== '' ? 'may' : 401;
}

async function disagreements(cells: readonly Cell[]): Promise<string[]> {
  const wrong: string[] = [];
  // Those who are refused do not meet in the database, and what is let through is taken back one by one.
  const together = cells.every(({ wanted }) => wanted !== 'may');
  const answers = together ? await Promise.all(cells.map(({ send }) => send())) : [];
  for (const [index, { relation, who, wanted, send }] of cells.entries()) {
    const answer = answers[index] ?? (await send());
    if (!agrees(wanted, answer)) wrong.push(`${relation} ${who}: ${wanted} expected, ${answer.status} ${answer.code ?? ''} answered`);
    if (relation === 'otherTenant' && answer.status < 300) wrong.push(`${relation} ${who}: answered with ${answer.status}`);
  }
  return wrong;
}

const contents = (tenantId = world.app.tenantId): Promise<Record<string, string>> => tableContents(owner, tenantId);

/** What lies in all tables; every test leaves it as it found it. */
let untouched: Record<string, string>;
let untouchedElsewhere: Record<string, string>;
beforeAll(async () => void ([untouched, untouchedElsewhere] = [await contents(), await contents(world.other.tenantId)]));

describe('the matrix of rights', () => {
  it('says something of every endpoint there is, and of no other', () => {
    expect(Object.keys(matrix).sort()).toEqual([...endpoints].sort());
    expect(Object.keys(requests).sort()).toEqual([...endpoints].sort());
  });

  it('names every relation a path can have: whatever takes an id is asked with one of another tenant and with one that is not there', () => {
    const taking = endpoints.filter((endpoint) => /\{(?!key|kind|year|permission)\w*\}/u.test(endpoint) && !ownThings.includes(endpoint));
    const missing = taking.filter((endpoint) => {
      const relations = relationsOf(endpoint).map(([relation]) => relation);
      return !relations.includes('none') || !relations.includes('otherTenant');
    });
    expect(missing).toEqual([]);
  });

  it('is well over a thousand cells', () => expect(endpoints.flatMap(cellsOf).length).toBeGreaterThan(1_000));
});

describe('every endpoint, as everybody, about everything', () => {
  it.each(endpoints.filter((endpoint) => endpoint.startsWith('GET ')))(
    '%s answers as the matrix says',
    async (endpoint) => {
      expect(await disagreements(cellsOf(endpoint))).toEqual([]);
    },
    300_000,
  );

  it('reading changed nothing', async () => expect(await contents()).toEqual(untouched));

  it.each(endpoints.filter((endpoint) => !endpoint.startsWith('GET ')))(
    '%s is refused to all others without any effect, and let through to whom it may',
    async (endpoint) => {
      const cells = cellsOf(endpoint);
      expect(await disagreements(cells.filter(({ wanted }) => wanted !== 'may'))).toEqual([]);
      expect(await contents()).toEqual(untouched);
      expect(await withoutEffect(world.app, () => disagreements(cells.filter(({ wanted }) => wanted === 'may')))).toEqual([]);
    },
    300_000,
  );
});

describe('the other hospital', () => {
  it('was touched by none of all these requests', async () => expect(await contents(world.other.tenantId)).toEqual(untouchedElsewhere));
});

describe('a batch of decisions', () => {
  it('decides nothing the caller may not decide, and says no word of what he may not read', async () => {
    for (const role of ['支部书记', '普通党员', '系统管理员'] as const)
      for (const relation of ['sibling', 'superior', 'otherTenant'] as const) {
        const build = requests['POST /api/decisions'];
        const answer = build && (await withoutEffect(world.app, async () => asks.get(role)?.('POST', build(world.places[relation], relation, ''))));
        const body = JSON.parse(answer?.raw.toString() ?? '{}');
        expect([role, relation, body.done, body.results[0].filler]).toEqual([role, relation, 0, '']);
      }
    expect(await contents()).toEqual(untouched);
  });
});

describe('what a form hides from all but whoever fills it in', () => {
  /** Who wrote it, or has the sheet it stands in to fill. */
  const writers: Readonly<Record<string, readonly Role[]>> = {
    [hiddenValue('branch-01的问题的表现')]: ['支部干事', '填表本人'],
    [hiddenValue('branch-01的问题的措施')]: ['支部干事', '填表本人'],
    [hiddenValue('branch-02的问题的表现')]: ['已调离'],
    [hiddenValue('branch-02的问题的措施')]: ['已调离'],
    [hiddenValue('已通过的问题的表现')]: ['支部干事'],
    [hiddenValue('已通过的问题的措施')]: ['支部干事'],
    [hiddenValue('10010的说明')]: ['支部书记'],
  };

  it('was in no answer to anybody else, whatever was asked by whom: no page, list, workbook, preview, difference, notice or refusal', () => {
    const leaks = [...told].flatMap(([key, where]) => {
      const [role = '', value = ''] = key.split(' ');
      return (writers[value] ?? []).includes(role as Role) ? [] : [`${key}: ${[...where].slice(0, 6).join(' · ')}`]; // what is no role is in no list
    });
    expect(leaks).toEqual([]);
    // Those who may see it did, so that it lay where everybody looked.
    for (const [value, own] of Object.entries(writers)) for (const role of own) expect(told.has(`${role} ${value}`)).toBe(true);
  });

  it('is found by no search: it answers as it answers to a word that stands nowhere', async () => {
    const found: string[] = [];
    for (const role of ['党办干事', '支部书记', '联系点领导', '查阅人员', '验收组'] as const)
      for (const path of [
        '/registers/rectification?q=',
        '/registers/rectification/table?q=',
        '/registers/rectification/candidates?q=',
        '/audit/items?q=',
        '/people?q=',
      ]) {
        const said = async (word: string): Promise<string> => {
          const answer = await asks.get(role)?.('GET', { path: `${path}${encodeURIComponent(word)}` });
          return `${answer?.status} ${wordsOf(answer?.raw ?? Buffer.of())
            .replaceAll(word, '')
            .replaceAll(/"(requestId|instance)":"[^"]*"/gu, '')}`;
        };
        const nothing = await said('无处可见');
        for (const word of ['已通过的问题的措施', '已通过的问题的表现', '暗藏进展']) if ((await said(word)) !== nothing) found.push(`${role} ${path}${word}`);
      }
    expect(found).toEqual([]);
  });
});
