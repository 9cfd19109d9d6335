/** What every script needs first. Runs on Node 20 with nothing installed, so built-ins only. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that runs the product: the installed one, so that every machine uses the same. */
export function productNode() {
  const program = process.platform === 'win32' ? 'node.exe' : join('bin', 'node');
  const installed = join(root, 'node_modules', `node-${process.platform.replace('32', '')}-${process.arch}`, program);
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(`There is no Node 24 for ${process.platform} ${process.arch} among the packages. Install Node 24 and start with it.`);
}

/** Installs exactly what the lock says, when the lock has changed since the last time. */
export function ensureInstalled() {
  const stampFile = join(root, 'node_modules', '.install-stamp');
  const stamp = sha256(readFileSync(join(root, 'package-lock.json')));
  if (contentOf(stampFile) === stamp) return;
  say('正在安装依赖（首次要几分钟）… Installing packages …');
  run('npm', ['ci', '--loglevel=error'], { shell: process.platform === 'win32' });
  writeFileSync(stampFile, stamp);
}

/** Builds when a source differs from the ones the last build was made of. */
export function ensureBuilt() {
  const stampFile = join(root, 'apps', 'api', 'dist', '.build-stamp');
  const stamp = sourcesStamp();
  if (contentOf(stampFile) === stamp && existsSync(join(root, 'apps', 'admin', 'dist', 'index.html'))) return;
  say('正在构建… Building …');
  rmSync(stampFile, { force: true });
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const env = { ...process.env, ...nxSettings, PATH: pathWithPrograms() };
  runQuietly(productNode(), [nx, 'run-many', '-t', 'build', '--output-style=static'], { env });
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Runs a command in the root and throws a StepFailed when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new StepFailed(`${command} ${args.join(' ')} ended with ${result.status ?? result.signal}`);
}

/** Like `run`, but its output is shown only when it failed. */
function runQuietly(command, args, options) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000, ...options });
  if (result.status === 0) return;
  console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  throw result.error ?? new StepFailed(`the build ended with ${result.status ?? result.signal}`);
}

/** A step whose own output already says what is wrong. */
export class StepFailed extends Error {}

export const say = (text) => console.log(text);

/** The installed Node first: programs with a `#!/usr/bin/env node` line must run on it. */
export function pathWithPrograms() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return [dirname(productNode()), join(root, 'node_modules', '.bin'), process.env.PATH].join(separator);
}

const nxSettings = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };
const rooms = ['apps', 'packages'];
const rootFiles = ['package-lock.json', 'tsconfig.base.json', 'nx.json'];
const notSources = new Set(['node_modules', 'dist', 'journeys', 'testing']);

function sourcesStamp() {
  const hash = createHash('sha256');
  for (const file of [...rootFiles.map((name) => join(root, name)), ...rooms.flatMap((room) => filesUnder(join(root, room)))]) {
    hash.update(`${relative(root, file).split(sep).join('/')}\0${sha256(readFileSync(file))}\n`);
  }
  return hash.digest('hex');
}

function filesUnder(directory) {
  const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return notSources.has(entry.name) ? [] : filesUnder(path);
    return entry.isFile() && !/\.test\.tsx?$/u.test(entry.name) && statSync(path).size < 50_000_000 ? [path] : [];
  });
}

const sha256 = (content) => createHash('sha256').update(content).digest('hex');
const contentOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
