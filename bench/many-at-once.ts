import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { openWork, post } from './load.ts';
import type { Sending, Work } from './load.ts';

/** As many as one call may carry. */
const MOST = 500;

export interface ManyAtOnce {
  readonly decided: number;
  readonly perSecond: number;
  /** Microseconds a decision: api and PostgreSQL together. */
  readonly cpu: number;
}

export interface Calling extends Pick<Sending, 'cookies'> {
  readonly url: string;
  readonly admin: Client;
  cpu(): number;
}

/** One person agrees to everything he has in hand with one call; null while nobody has enough of it to mean anything. */
export async function decideManyAtOnce({ url, cookies, admin, cpu }: Calling): Promise<ManyAtOnce | null> {
  const mine = [
    ...Map.groupBy(
      (await openWork(admin)).filter(({ place }) => place === 'office' || place === 'leader'),
      ({ person, place }) => `${person} ${place}`,
    ).values(),
  ];
  const most = mine.toSorted((a, b) => b.length - a.length)[0]?.slice(0, MOST) ?? [];
  const [first] = most;
  if (!first || most.length < MOST / 5) return null;
  const [start, cpuBefore] = [performance.now(), cpu()];
  const answer = await post(`${url}/api/decisions`, bodyFor(first, most), { cookie: cookies.get(first.person) ?? '', 'idempotency-key': randomUUID() });
  const seconds = (performance.now() - start) / 1000;
  if (answer.status !== 200) throw new Error(`${most.length} decisions in one call were answered with ${answer.status}: ${answer.text}`);
  const { done } = JSON.parse(answer.text) as { done: number }; // the product's own contract
  if (done !== most.length) throw new Error(`of ${most.length} decisions in one call ${done} were made: ${answer.text.slice(0, 500)}`);
  return { decided: done, perSecond: done / seconds, cpu: (cpu() - cpuBefore) / done };
}

function bodyFor({ place }: Work, work: readonly Work[]): object {
  return {
    type: 'AGREE',
    label: '同意',
    decisions: work.map(({ item, slot, version }) => ({ itemId: item, step: place, slotId: slot, expectedVersion: version })),
  };
}
