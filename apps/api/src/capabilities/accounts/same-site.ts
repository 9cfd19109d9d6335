import type { FastifyRequest } from 'fastify';

export type OriginRequest = Pick<FastifyRequest, 'method' | 'headers' | 'host'>;

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a changing request comes from our own pages. Browsers send Sec-Fetch-Site only to https and loopback,
 * so over plain http the Origin decides. A caller that sends neither is no browser and carries nobody's cookie by accident.
 */
export function isFromOwnPages(request: OriginRequest): boolean {
  if (HARMLESS.has(request.method)) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = request.headers;
  return origin === undefined || hostOf(origin) === request.host;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
