/** `npm start`: installs and builds what is missing, then runs the product until it is told to stop. `npm start -- --own` begins without the demo. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { StepFailed, ensureBuilt, ensureInstalled, productNode, root } from './installation.mjs';

try {
  ensureInstalled();
  ensureBuilt();
  serve();
} catch (error) {
  console.error(error instanceof StepFailed ? `\n未能启动 Not started: ${error.message}` : error);
  process.exitCode = 1;
}

/** The channel lets the product notice that this process is gone, even when it was killed. */
function serve() {
  const child = spawn(productNode(), ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'serve.ts'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32', // it hears of Ctrl-C from us, once
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
}
