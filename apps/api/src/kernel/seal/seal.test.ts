import { createHash, createHmac } from 'node:crypto';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commitment, hashedMould, hashOf, newSecret } from './seal.js';

it('binds a value as HMAC-SHA256 does', () =>
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.string({ unit: 'binary' }), (key, text) => {
      expect(commitment(Buffer.from(key), text)).toBe(createHmac('sha256', key).update(text, 'utf8').digest('hex'));
    }),
  ));

it('links a row to the one before as SHA-256 of mark, hash and text', () =>
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string({ unit: 'binary' }), (previous, text) => {
      const plain = createHash('sha256')
        .update(Buffer.from([0x02]))
        .update(previous)
        .update(text, 'utf8')
        .digest();
      expect(hashOf(Buffer.from(previous), text).equals(plain)).toBe(true);
    }),
  ));

it('never makes the same secret twice', () => {
  const secrets = Array.from({ length: 5000 }, () => newSecret().toString('hex'));
  expect(new Set(secrets).size).toBe(secrets.length);
});

it('links a text that is filled in as it links the whole of it', () =>
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.array(fc.string({ unit: 'binary' })), (previous, texts) => {
      const text = texts.join('');
      const { hash, bytes } = hashedMould(Buffer.from(previous), [...texts.keys()], texts);
      expect(bytes.equals(Buffer.from(text, 'utf8'))).toBe(true);
      expect(hash.equals(hashOf(Buffer.from(previous), bytes.toString('utf8')))).toBe(true);
    }),
  ));
