import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Others to be measured beside us. They are fetched for a run and thrown away: the product never depends on them. */
const PEERS = { '@rjsf/antd': '6.10.1', 'survey-core': '3.0.0', 'survey-react-ui': '3.0.0' } as const;

const HERE = join(import.meta.dirname, '..', '..', '.data');

export interface Peers {
  readonly dir: string | null;
  remove(): void;
}

export function fetchPeers(): Peers {
  // Under our own packages, so that what they share with us is the same copy.
  mkdirSync(HERE, { recursive: true });
  const dir = mkdtempSync(join(HERE, 'peers-'));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ private: true, dependencies: PEERS }));
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'], {
      cwd: dir,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 180_000,
    });
    return { dir, remove };
  } catch (error) {
    console.log(`the others could not be fetched, so they are not measured: ${error instanceof Error ? error.message.split('\n')[0] : ''}`);
    return { dir: null, remove };
  }
}
