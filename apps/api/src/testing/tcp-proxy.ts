import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Towards the server, or back to the client. */
export type Way = 'up' | 'down';

/** Asked for every piece that comes by; true lets it pass, false swallows it. `memory` belongs to the one connection. */
export type Judge = (piece: Buffer, way: Way, memory: Map<string, boolean>) => boolean;

/** A wire between two processes that a test can cut. */
export interface TcpProxy {
  readonly port: number;
  /** Where new connections lead from now on. */
  pointTo(port: number): void;
  /** Judges every piece from now on; null lets everything pass. */
  judge(judge: Judge | null): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  let { port } = target;
  let judge: Judge | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, target.host);
    const memory = new Map<string, boolean>();
    relay([client, upstream], (piece) => judge?.(piece, 'up', memory) ?? true, sockets);
    relay([upstream, client], (piece) => judge?.(piece, 'down', memory) ?? true, sockets);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port, // it listens on a port, not on a pipe
    pointTo: (next) => void (port = next),
    judge: (next) => void (judge = next),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => void server.close(() => closed()));
    },
  };
}

/** The same database through the wire: by the network, whichever door the URL names. */
export function throughWire(url: string, wire: TcpProxy): string {
  const address = Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(wire.port) });
  address.searchParams.delete('host');
  return address.href;
}

/** Carries what passes; when one end goes, so does the other. */
function relay([from, to]: readonly [Socket, Socket], passes: (piece: Buffer) => boolean, sockets: Set<Socket>): void {
  sockets.add(from);
  from.setNoDelay(true);
  from.on('data', (piece: Buffer) => void (passes(piece) && to.write(piece)));
  from.on('error', () => to.destroy());
  from.on('close', () => {
    sockets.delete(from);
    to.destroy();
  });
}
