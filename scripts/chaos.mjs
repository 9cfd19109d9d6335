/** `npm run chaos`: the fault tests in their long form – hundreds of items, dozens of kills. Minutes, not seconds. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, pathWithPrograms, productNode, root } from './installation.mjs';

ensureInstalled();
ensureBuilt();
const flags = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
const only = process.argv.slice(2);
const args = [
  ...flags,
  join('node_modules', 'jest', 'bin', 'jest.js'),
  '--config',
  'jest.config.mjs',
  '--runInBand',
  ...(only.length > 0 ? only : [join('apps', 'api', 'test', 'faults')]),
];
const { status } = spawnSync(productNode(), args, { cwd: root, stdio: 'inherit', env: { ...process.env, CHAOS: '1', PATH: pathWithPrograms() } });
process.exitCode = status ?? 1;
