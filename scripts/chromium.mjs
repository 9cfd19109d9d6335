import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './installation.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium; installed from the distribution when we may. Undefined when there is none to be had. */
export function findOrInstallChromium() {
  return findChromium() ?? (install() ? findChromium() : undefined);
}

function findChromium() {
  const places = (process.env.PATH ?? '').split(delimiter);
  const candidates = [process.env.CHROMIUM_PATH, ...names.flatMap((name) => places.map((place) => join(place, name)))];
  return candidates.find((path) => path !== undefined && isProgram(path));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  say('Installing Chromium and a Chinese font for the browser journeys …');
  const apt = (...args) => spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update');
  return apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk').status === 0;
}
