import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startPostgres } from './postgres.ts';

/** How long the product waits for anything, whatever tests allow themselves. */
const patience = {
  lock_timeout: '3s',
  statement_timeout: '5s',
  idle_in_transaction_session_timeout: '8s',
  transaction_timeout: '15s',
  client_connection_check_interval: '2s',
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '2',
  tcp_keepalives_count: '3',
};
let scratch: string;
let dataDir: string;
const pidFile = (): string => join(dataDir, 'cluster', 'postmaster.pid');

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'bihuan-supervisor-'));
  chmodSync(scratch, 0o711);
  dataDir = join(scratch, 'postgres');
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the PostgreSQL of a data directory', () => {
  it('keeps its data from one start to the next', async () => {
    const first = await startPostgres({ dataDir, quiet: true });
    await query(first.ownerUrl, 'create table kept (word text)');
    await query(first.ownerUrl, "insert into kept values ('留下')");
    await first.stop();
    expect(existsSync(pidFile())).toBe(false);

    const second = await startPostgres({ dataDir, quiet: true });
    expect(await query(second.ownerUrl, 'select word from kept')).toEqual([{ word: '留下' }]);
    await second.stop();
  });

  it('gives the product a role that can neither pass row security nor wait for ever', async () => {
    const started = await startPostgres({ dataDir, quiet: true });
    const [role] = await query(started.appUrl, 'select rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user');
    const settings = await query(started.appUrl, `select name, current_setting(name) as value from unnest($1::text[]) name`, [Object.keys(patience)]);
    await started.stop();
    expect(role).toEqual({ strong: false });
    expect(settings).toEqual(Object.entries(patience).map(([name, value]) => ({ name, value })));
  });

  it('knows the trigrams of Chinese words', async () => {
    const started = await startPostgres({ dataDir, quiet: true });
    await query(started.ownerUrl, 'create extension if not exists pg_trgm');
    const [row] = await query(started.ownerUrl, "select cardinality(show_trgm('整改台账')) as found");
    await started.stop();
    expect(row).toEqual({ found: 5 });
  });

  it('is started once by five programs at the same time and stays until the last has gone', async () => {
    const programs = Array.from({ length: 5 }, () => program());
    const answers = await Promise.all(programs.map(answerOf));
    expect(answers.filter((answer) => !answer.adopted)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.port)).size).toBe(1);

    const starter = answers.findIndex((answer) => !answer.adopted);
    await leave(programs[starter]);
    const [first, ...others] = programs.filter((_, index) => index !== starter);
    expect(await query(answers[0]?.appUrl ?? '', 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await Promise.all(others.map(leave));
    await leave(first);
    expect(existsSync(pidFile())).toBe(false);
  });

  it('is stopped when its program is killed', async () => {
    const killed = program();
    const { appUrl } = await answerOf(killed);
    killed.kill('SIGKILL');
    for (let tries = 0; existsSync(pidFile()) && tries < 600; tries += 1) await pause(100);
    expect(existsSync(pidFile())).toBe(false);
    await expect(query(appUrl, 'select 1')).rejects.toThrow();
  });

  it('serves on after the server itself was killed and started again', async () => {
    const before = program();
    await answerOf(before);
    process.kill(Number(readFileSync(pidFile(), 'utf8').split('\n')[0]), 'SIGKILL');
    const after = await startPostgres({ dataDir, quiet: true });
    expect(await query(after.ownerUrl, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1 }]);
    await leave(before);
    expect(await query(after.appUrl, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await after.stop();
  });

  it.each([
    ['an empty pid file', ''],
    ['a pid file with the number of another program', `${process.pid}\n/elsewhere\n1\n5432\n`],
  ])('starts in spite of %s', async (_, content) => {
    writeFileSync(pidFile(), content, { mode: 0o644 });
    const started = await startPostgres({ dataDir, quiet: true });
    expect(started.adopted).toBe(false);
    await started.stop();
  });

  it('says with the last words of the log why it could not start', async () => {
    await expect(startPostgres({ dataDir, quiet: true, settings: { shared_buffers: '1' } })).rejects.toThrow(/outside the valid range/u);
  });
});

interface Answer {
  readonly adopted: boolean;
  readonly appUrl: string;
  readonly port: number;
}

function program(): ChildProcess {
  return fork(join(import.meta.dirname, 'testing', 'hold-postgres.ts'), [dataDir], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

async function answerOf(child: ChildProcess): Promise<Answer> {
  const [answer] = await once(child, 'message');
  return answer as Answer; // sent by hold-postgres.ts
}

async function leave(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined) return;
  const ended = once(child, 'exit');
  child.send('stop');
  await ended;
}

async function query(url: string, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
