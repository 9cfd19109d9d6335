import type { FastifyRequest } from 'fastify';
import { isIPv4 } from 'node:net';

/** Asked from this very machine: by address, and by name as well, so that a foreign page cannot borrow the browser by DNS. */
export function isSameMachine(request: Pick<FastifyRequest, 'ip' | 'hostname'>): boolean {
  return isLoopbackAddress(request.ip.replace(/^::ffff:/, '')) && isLoopbackName(request.hostname);
}

const isLoopbackAddress = (ip: string): boolean => ip === '::1' || (isIPv4(ip) && ip.startsWith('127.'));

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || isLoopbackAddress(name.replace(/^\[|\]$/g, ''));
}
