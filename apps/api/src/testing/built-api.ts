import { anyFreePort } from '../../../../tools/product/free-port.ts';
import { startProduct } from '../../../../tools/product/start-product.ts';
import type { StartedProduct } from '../../../../tools/product/start-product.ts';
import { startTcpProxy, throughWire } from './tcp-proxy.js';
import type { TcpProxy } from './tcp-proxy.js';
import type { TestDatabase } from './test-database.js';

/** The built api as a process of its own, between two wires that can be cut, at an address that outlives it. */
export interface BuiltApi {
  readonly origin: string;
  /** Between clients and the api. */
  readonly front: TcpProxy;
  /** Between the api and PostgreSQL. */
  readonly back: TcpProxy;
  start(): Promise<void>;
  /** SIGKILL: it cannot finish anything. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export async function builtApi({ ownerUrl, appUrl }: TestDatabase): Promise<BuiltApi> {
  const server = new URL(appUrl);
  const back = await startTcpProxy({ host: server.hostname, port: Number(server.port) });
  const front = await startTcpProxy({ host: '127.0.0.1', port: 1 }); // leads nowhere until the api runs
  const throughBack = throughWire(appUrl, back);
  let product: StartedProduct | undefined;
  const kill = async (): Promise<void> => {
    product?.process.kill('SIGKILL');
    await product?.ended;
    product = undefined;
  };
  return {
    origin: `http://127.0.0.1:${front.port}`,
    front,
    back,
    start: async () => {
      const port = await anyFreePort();
      product = await startProduct({ database: { ownerUrl, appUrl: throughBack }, port });
      front.pointTo(port);
    },
    kill,
    close: async () => {
      await kill();
      await Promise.all([front.close(), back.close()]);
    },
  };
}
