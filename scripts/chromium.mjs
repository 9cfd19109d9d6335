import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync, openSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './installation.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The same engine without windows, less work for the machine; what belongs to windows, as the reader of PDFs, it has not. */
const shell = 'chromium-headless-shell';

/**
 * Where a Chromium is, and one without windows (the same where there is only the one). What is missing is installed from the distribution when we
 * may, beside whatever else goes on, the words of it kept in the file that is named. Undefined when there is none to be had; the one without windows
 * only spares time, so the run goes on without it.
 */
export async function findOrInstallChromium(log) {
  const found = findChromium();
  const isWhole = found !== undefined;
  if (isWhole && (found.shell !== found.whole || process.env.CHROMIUM_PATH || !isKnown(shell))) return found;
  const what = isWhole ? 'Chromium without windows' : 'Chromium and a Chinese font';
  if (!(await install(log, { what, by: isWhole ? `${get} ${shell}` : both })) && !isWhole && existsSync(log)) console.error(readFileSync(log, 'utf8'));
  return findChromium();
}

function findChromium() {
  const { CHROMIUM_PATH: given, CHROMIUM_SHELL_PATH: givenShell } = process.env;
  const whole = first([given, ...names.flatMap(inPath)]);
  return whole === undefined ? undefined : { whole, shell: first(given ? [givenShell] : [givenShell, ...inPath(shell)]) ?? whole };
}

const inPath = (name) => (process.env.PATH ?? '').split(delimiter).map((place) => join(place, name));
const first = (paths) => paths.find((path) => path !== undefined && isProgram(path));

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the distribution has it, as far as its lists were read before. */
const isKnown = (name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;

const get = 'apt-get install -y --no-install-recommends';
const usual = 'chromium fonts-noto-cjk';
/** Not every distribution has the second. */
const both = `${get} ${shell} ${usual} || ${get} ${usual}`;

/** One process for all of it: this one is held up by every step it runs meanwhile. */
async function install(log, { what, by }) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  say(`Installing ${what} for the browser journeys, beside the other steps …`);
  const words = openSync(log, 'a');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [status] = await once(spawn('sh', ['-c', `apt-get update; ${by}`], { stdio: ['ignore', words, words], env }), 'exit');
  return status === 0;
}
