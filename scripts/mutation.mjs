/** `npm run mutation`: installs what the mutation run alone needs, the first time or when it changed, and runs it on the product's Node. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, productNode, root, run, say } from './installation.mjs';

const place = join(root, 'tools', 'mutation');

ensureInstalled();
if (
  installed() !==
  readFileSync(join(place, 'package-lock.json'), 'utf8').match(/"node_modules\/@stryker-mutator\/instrumenter": \{\s*"version": "([^"]+)"/u)?.[1]
) {
  say('正在安装变异测试所需的依赖… Installing what the mutation run needs …');
  run('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: place, shell: process.platform === 'win32' });
}
const child = spawn(productNode(), ['--disable-warning=ExperimentalWarning', join(place, 'run.ts'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));

/** The version that is there. */
function installed() {
  const file = join(place, 'node_modules', '@stryker-mutator', 'instrumenter', 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}
