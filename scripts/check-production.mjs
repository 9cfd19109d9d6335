/**
 * Starts the product as a production machine would: built files, production packages, a PostgreSQL it is given.
 * `node scripts/check-production.mjs` makes a PostgreSQL of its own; with DATABASE_URL and DATABASE_APP_URL it uses that one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StepFailed, ensureBuilt, ensureInstalled, productNode, root, run, say } from './installation.mjs';
import { layOutProduction } from './lay-out-production.mjs';

try {
  if (process.env.DATABASE_URL === undefined) checkWithOwnPostgres();
  else await checkProduction();
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = 1;
}

function checkWithOwnPostgres() {
  ensureInstalled();
  ensureBuilt();
  run(productNode(), ['--disable-warning=ExperimentalWarning', join(root, 'tools', 'postgres', 'run-with.ts'), productNode(), process.argv[1]]);
}

async function checkProduction() {
  const place = mkdtempSync(join(tmpdir(), 'bihuan-production-'));
  try {
    ensureInstalled();
    ensureBuilt();
    layOutProduction(place);
    run('npm', ['ci', '--omit=dev', '--omit=optional', '--workspace', 'apps/api', '--loglevel=error'], { cwd: place });
    await startAndAsk(place);
    say('The production files start and answer.');
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function startAndAsk(place) {
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    BIHUAN_DEMO: '0',
    ADMIN_ROOT: join(place, 'apps', 'admin', 'dist'),
  };
  const child = spawn(productNode(), ['apps/api/dist/main.js'], { cwd: place, env, stdio: 'inherit' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await expectOk(child, `http://127.0.0.1:${port}/api/health`);
    await expectOk(child, `http://127.0.0.1:${port}/`);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function expectOk(child, url) {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return say(`${url} answers ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not answer.`);
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
