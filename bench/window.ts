import { percentile } from './ratios.ts';

/** What one attempt came to. `empty`: there is no work left, so the client stops. */
export type Outcome = 'decided' | 'stale' | 'empty';

export interface Load {
  readonly clients: number;
  readonly ms: number;
  attempt(client: number): Promise<Outcome>;
  /** CPU microseconds used so far by whom this load puts to work. */
  cpu(): Cpu;
}

export interface Cpu {
  readonly postgres: number;
  /** 0 where no api is between. */
  readonly api: number;
}

export interface Measured {
  readonly decided: number;
  readonly stale: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** CPU microseconds an attempt: PostgreSQL and api together, and the api's part of it. */
  readonly cpu: number;
  readonly apiCpu: number;
  /** Milliseconds, of decided attempts only. */
  readonly p50: number;
  readonly p99: number;
}

/** A closed loop: each client sends its next attempt when the answer to the last one is there, until the time is over. */
export async function measure({ clients, ms, attempt, cpu }: Load): Promise<Measured> {
  const latencies: number[] = [];
  let stale = 0;
  const cpuBefore = cpu();
  const start = performance.now();
  const loop = async (client: number): Promise<void> => {
    while (performance.now() - start < ms) {
      const sent = performance.now();
      const outcome = await attempt(client);
      if (outcome === 'empty') return;
      if (outcome === 'stale') stale += 1;
      else latencies.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  const seconds = (performance.now() - start) / 1000;
  const cpuAfter = cpu();
  const attempts = latencies.length + stale;
  const [postgres, api] = [(cpuAfter.postgres - cpuBefore.postgres) / attempts, (cpuAfter.api - cpuBefore.api) / attempts];
  if (latencies.length === 0) throw new Error('nothing was decided in this window');
  return {
    decided: latencies.length,
    stale,
    seconds,
    perSecond: latencies.length / seconds,
    cpu: postgres + api,
    apiCpu: api,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}
