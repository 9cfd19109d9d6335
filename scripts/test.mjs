/** `npm test`: installs, builds, lints, then every test once and the browser journeys. The last line is for scripts. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallChromium } from './chromium.mjs';
import { StepFailed, ensureBuilt, ensureInstalled, pathWithPrograms, productNode, root, run, say } from './installation.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'bihuan-summary-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** What the build leaves out: the tools and every test. */
const typeChecked = ['tools', join('tools', 'tsconfig.tests.json'), join('tools', 'tsconfig.screen-tests.json')];

const chromium = findOrInstallChromium(join(scratch, 'chromium.log'));
const totals = await testEverything();
// Programs half installed are worse than a moment more: the run ends with all it began.
await chromium;
say(`${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;

async function testEverything() {
  try {
    step('install', ensureInstalled);
    step('build', ensureBuilt);
    step('lint', lint);
  } catch (error) {
    console.error(error instanceof StepFailed ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const tests = step('tests', () => jest('everything', {}, ['--maxWorkers=3']));
  const browser = await chromium;
  return add(
    tests,
    step('browser journeys', () => journeys(browser)),
  );
}

function lint() {
  const env = { ...process.env, PATH: pathWithPrograms() };
  run(productNode(), [join('node_modules', 'oxfmt', 'bin', 'oxfmt'), '--check', '.'], { env });
  run(productNode(), [join('node_modules', 'oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'], { env });
  for (const config of typeChecked) run(productNode(), [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', config], { env });
}

function journeys(browser) {
  if (browser === undefined) {
    console.error('No Chromium was found and none could be installed. Install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return jest('journeys', { JOURNEYS: '1', CHROMIUM_PATH: browser.whole, CHROMIUM_SHELL_PATH: browser.shell }, ['--maxWorkers=3']);
}

/** A run that ends badly without naming a failed test still counts as one failure. */
function jest(name, extraEnv = {}, extraArgs = []) {
  const summaryFile = join(scratch, `${name}.json`);
  // The larger room for what is soon thrown away spares a tenth of the time.
  const flags = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules', '--max-semi-space-size=64'];
  const args = [...flags, join('node_modules', 'jest', 'bin', 'jest.js'), '--config', 'jest.config.mjs', ...extraArgs];
  const env = { ...process.env, ...extraEnv, PATH: pathWithPrograms(), JEST_SUMMARY_FILE: summaryFile };
  const { status } = spawnSync(productNode(), args, { cwd: root, stdio: 'inherit', env });
  const summary = existsSync(summaryFile) ? JSON.parse(readFileSync(summaryFile, 'utf8')) : { passed: 0, failed: 0, skipped: 0 };
  return status === 0 ? summary : { ...summary, failed: Math.max(summary.failed, 1) };
}

function step(name, work) {
  const start = Date.now();
  const result = work();
  say(`— ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
