import type { FastifyRequest } from 'fastify';
import { isSameMachine } from './same-machine.js';

/** The parts of a request that decide about its cookie. */
export type CookieRequest = Pick<FastifyRequest, 'protocol' | 'headers'>;

const SECURE_NAME = '__Host-bihuan_session';
const PLAIN_NAME = 'bihuan_session';
const LONGEST_SECONDS = 12 * 60 * 60;

/** Fastify says `https` for X-Forwarded-Proto only where trusting the proxy was configured. */
export function isSecure(request: Pick<FastifyRequest, 'protocol'>): boolean {
  return request.protocol === 'https';
}

/** Nobody between browser and server can read along: https, or both on this very machine. */
export function isProtected(request: Pick<FastifyRequest, 'protocol' | 'ip' | 'hostname'>): boolean {
  return isSecure(request) || isSameMachine(request);
}

/** Under https only the `__Host-` cookie counts: a neighbouring host can plant a plain one. */
export function readSessionToken(request: CookieRequest): string | null {
  const name = isSecure(request) ? SECURE_NAME : PLAIN_NAME;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

/** On a public computer the cookie goes when the browser closes. */
export function sessionCookie(request: CookieRequest, token: string, isPublicComputer: boolean): string {
  return cookie(request, token, isPublicComputer ? null : LONGEST_SECONDS);
}

export function clearedCookie(request: CookieRequest): string {
  return cookie(request, '', 0);
}

/** A token is base64url, so nothing in it needs escaping. */
function cookie(request: CookieRequest, token: string, maxAge: number | null): string {
  const secure = isSecure(request);
  const age = maxAge === null ? '' : `; Max-Age=${maxAge}`;
  return `${secure ? SECURE_NAME : PLAIN_NAME}=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${age}`;
}
