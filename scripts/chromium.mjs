import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, openSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './installation.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The same engine without windows, half the work for the machine; what belongs to windows, as the reader of PDFs, it has not. */
const shell = 'chromium-headless-shell';

/**
 * Where a Chromium is, and one without windows (the same where there is only the one). Where there is none they are installed from the distribution
 * when we may, beside whatever else goes on, the words of it kept in the file that is named. Undefined when there is none to be had.
 */
export async function findOrInstallChromium(log) {
  return findChromium() ?? ((await install(log)) ? findChromium() : undefined);
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

/** One process for all of it: this one is held up by every step it runs meanwhile. Not every distribution has the second. */
const getting = [['chromium', shell], ['chromium']].map((browsers) => `apt-get install -y --no-install-recommends ${browsers.join(' ')} fonts-noto-cjk`);

async function install(log) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  say('Installing Chromium and a Chinese font for the browser journeys, beside the other steps …');
  const words = openSync(log, 'a');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const [status] = await once(spawn('sh', ['-c', `apt-get update; ${getting.join(' || ')}`], { stdio: ['ignore', words, words], env }), 'exit');
  if (status !== 0) console.error(readFileSync(log, 'utf8'));
  return status === 0;
}
