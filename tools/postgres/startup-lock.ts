import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs `work` while no other process on this machine runs one for the same directory.
 * The lock is a listening name in the kernel, not a file: it vanishes with its holder, so it can never be stale.
 */
export async function withStartupLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  const lock = await acquire(lockName(directory), Date.now() + 120_000);
  try {
    return await work();
  } finally {
    await new Promise((resolve) => lock.close(resolve));
  }
}

function lockName(directory: string): string {
  const hash = createHash('sha256').update(directory).digest('hex').slice(0, 24);
  return process.platform === 'win32' ? `\\\\.\\pipe\\bihuan-${hash}` : `\0bihuan-${hash}`;
}

async function acquire(name: string, deadline: number): Promise<Server> {
  for (;;) {
    const server = await tryListen(name);
    if (server !== undefined) return server;
    if (Date.now() > deadline) throw new Error('Another process has been starting PostgreSQL here for two minutes.');
    await pause(50);
  }
}

function tryListen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(name, () => resolve(server));
  });
}
