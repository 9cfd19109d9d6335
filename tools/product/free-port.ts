import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The first port from `first` on that nobody listens on. */
export async function nextFreePort(first: number, host: string): Promise<number> {
  for (let port = first; port < first + 100; port += 1) if (await isFree(port, host)) return port;
  throw new Error(`No free port between ${first} and ${first + 99}.`);
}

/** One the kernel chooses: whoever looks for one at the same moment, in this run or in another, is given another. */
export function anyFreePort(host = '127.0.0.1'): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject).listen(0, host, () => {
      const { port } = probe.address() as AddressInfo; // it listens on a port, not on a pipe
      probe.close(() => resolve(port));
    });
  });
}

/** The port somebody asked for by name: taken is an error, or we would take the other program's answers for ours. */
export async function wantedPort(port: number, host: string): Promise<number> {
  if (await isFree(port, host)) return port;
  throw new Error(`Port ${port} is taken by another program. Choose another PORT, or leave it out.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
