import { hash } from 'node:crypto';
import { pour, roomOf } from '../canonical/mould.js';
import type { Fillings, Mould } from '../canonical/mould.js';
import { chance } from '../ids/chance.js';

/** Before the first row of a chain. */
export const NO_HASH = Buffer.alloc(32);
const LEAF = 0x02;
/** Mark and hash, before the text. */
const HEAD = 1 + NO_HASH.length;

/** Lent to one text after the other: memory for each was most of what a check cost. */
const scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** hash = SHA-256(0x02 ‖ previous hash ‖ canonical text). */
export function hashOf(previous: Buffer, payload: string): Buffer {
  return sha256(hashed(previous, payload));
}

/** The same, and the bytes of the text, which need not be worked out again to be stored. */
export function hashedText(previous: Buffer, payload: string): { readonly hash: Buffer; readonly bytes: Buffer } {
  const all = hashed(previous, payload);
  return { hash: sha256(all), bytes: Buffer.from(all.subarray(HEAD)) };
}

/** The same of a text that comes as a mould and what fills it. */
export function hashedMould(previous: Buffer, mould: Mould, fillings: Fillings): { readonly hash: Buffer; readonly bytes: Buffer } {
  const memory = headed(previous, roomOf(mould, fillings));
  const all = memory.subarray(0, pour(memory, HEAD, { mould, fillings }));
  return { hash: sha256(all), bytes: Buffer.from(all.subarray(HEAD)) };
}

/** What is hashed; it stands there until the next one is asked for. */
function hashed(previous: Buffer, payload: string): Buffer {
  // Three bytes are the most a unit of UTF-16 needs: written once, where `from` would measure it first.
  const memory = headed(previous, payload.length * 3);
  return memory.subarray(0, HEAD + memory.write(payload, HEAD, 'utf8'));
}

/** Memory with mark and hash in front and room for the text. */
function headed(previous: Buffer, room: number): Buffer {
  const memory = HEAD + room > scratch.length ? Buffer.allocUnsafe(HEAD + room) : scratch;
  memory[0] = LEAF;
  memory.set(previous, 1);
  return memory;
}

export function newSecret(): Buffer {
  return chance(32);
}

/** Binds a value to the chain without telling it: HMAC-SHA256 under a secret that lies beside the value and can be destroyed with it. */
export function commitment(secret: Buffer, text: string): string {
  // RFC 2104 by two one-shot hashes: a key object for each value took longer than all the hashing.
  const key = secret.length > BLOCK ? sha256(secret) : secret;
  const room = BLOCK + text.length * 3;
  const memory = room > scratch.length ? Buffer.allocUnsafe(room) : scratch;
  pad(memory, key, 0x36);
  const inner = hash('sha256', memory.subarray(0, BLOCK + memory.write(text, BLOCK, 'utf8')), 'binary');
  pad(outer, key, 0x5c);
  outer.write(inner, BLOCK, 'latin1');
  return hash('sha256', outer, 'hex');
}

const BLOCK = 64;
/** A block and a hash behind it. */
const outer = Buffer.allocUnsafeSlow(BLOCK + NO_HASH.length);

/** The key filled up to a block and mixed with the pad. */
function pad(memory: Buffer, key: Buffer, mark: number): void {
  memory.fill(mark, key.length, BLOCK);
  for (let at = 0; at < key.length; at += 1) memory[at] = (key[at] ?? 0) ^ mark;
}

/** By way of a text with a letter for each byte: asked for a buffer, the library takes twice as long. */
export const sha256 = (bytes: Buffer | string): Buffer => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');
