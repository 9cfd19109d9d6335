import { describe, expect, it } from '@jest/globals';
import { hashPassword, verifyPassword } from './password.js';
import { isSameMachine } from './same-machine.js';
import { isFromOwnPages } from './same-site.js';
import { readSessionToken, sessionCookie } from './session-cookie.js';
import { UnknownLogins } from './unknown-logins.js';

describe('a password', () => {
  it('is kept as an Argon2id hash that only the same password opens', async () => {
    const hash = await hashPassword('廉洁 奉公');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, '廉洁 奉公')).toBe(true);
    expect(await verifyPassword(hash, '廉洁奉公')).toBe(false);
  });
});

describe('the session cookie', () => {
  const https = { protocol: 'https', headers: {} } as const;
  const http = { protocol: 'http', headers: {} } as const;

  it('is a __Host- cookie under https and a plain one elsewhere, hidden from scripts in both', () => {
    expect(sessionCookie(https, 'abc', false)).toBe('__Host-bihuan_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=43200');
    expect(sessionCookie(http, 'abc', false)).toBe('bihuan_session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200');
  });
  it('goes with the browser on a public computer', () => expect(sessionCookie(http, 'abc', true)).not.toContain('Max-Age'));
  it('is not taken from a plain cookie under https', () => {
    const headers = { cookie: 'other=1; bihuan_session=planted' };
    expect(readSessionToken({ protocol: 'https', headers })).toBeNull();
    expect(readSessionToken({ protocol: 'http', headers })).toBe('planted');
  });
});

describe('a changing request', () => {
  const post = (headers: Record<string, string>) => isFromOwnPages({ method: 'POST', headers, host: 'bihuan.example' });
  it('is accepted from our own pages and refused from any other', () => {
    expect(post({ 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(post({ 'sec-fetch-site': 'same-site' })).toBe(false);
    expect(post({ 'sec-fetch-site': 'cross-site', origin: 'https://bihuan.example' })).toBe(false);
    expect(post({ origin: 'http://bihuan.example' })).toBe(true);
    expect(post({ origin: 'http://elsewhere.example' })).toBe(false);
    expect(post({ origin: 'null' })).toBe(false);
  });
  it('may be read from anywhere when it changes nothing', () =>
    expect(isFromOwnPages({ method: 'GET', headers: { 'sec-fetch-site': 'cross-site' }, host: 'bihuan.example' })).toBe(true));
});

describe('this machine', () => {
  it('is known by its address and its name together', () => {
    expect(isSameMachine({ ip: '127.0.0.1', hostname: 'localhost' })).toBe(true);
    expect(isSameMachine({ ip: '::ffff:127.0.0.1', hostname: '127.0.0.1' })).toBe(true);
    expect(isSameMachine({ ip: '::1', hostname: '[::1]' })).toBe(true);
    expect(isSameMachine({ ip: '127.0.0.1', hostname: '127.evil.example' })).toBe(false);
    expect(isSameMachine({ ip: '192.0.2.7', hostname: 'localhost' })).toBe(false);
  });
});

describe('a login nobody has', () => {
  it('is counted and locked like one somebody has, and begins anew afterwards', () => {
    const logins = new UnknownLogins();
    const start = 1_000_000;
    expect([1, 2, 3, 4].map(() => logins.fail('x', start).left)).toEqual([4, 3, 2, 1]);
    expect(logins.fail('x', start)).toEqual({ left: 0, lockedUntil: new Date(start + 900_000) });
    expect(logins.fail('x', start + 60_000)).toEqual({ left: 0, lockedUntil: new Date(start + 900_000) });
    expect(logins.fail('x', start + 900_000)).toEqual({ left: 4, lockedUntil: null });
    expect(logins.fail('y', start)).toEqual({ left: 4, lockedUntil: null });
  });
});
