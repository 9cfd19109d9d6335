/** `node scripts/with-node.mjs script.ts …` runs a script on the product's Node after making sure it is installed. */
import { spawn } from 'node:child_process';
import { ensureBuilt, ensureInstalled, pathWithPrograms, productNode, root } from './installation.mjs';

const args = process.argv.slice(2);
const wantsBuild = args[0] === '--built';
ensureInstalled();
if (wantsBuild) ensureBuilt();
const child = spawn(productNode(), ['--disable-warning=ExperimentalWarning', ...args.slice(wantsBuild ? 1 : 0)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: pathWithPrograms() },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined); // the child gets them from the terminal too
child.on('exit', (code) => process.exit(code ?? 1));
