import { expect, it } from '@jest/globals';
import { uuidV7 } from '../ids/uuid-v7.js';
import { notesOf, readNote } from './note.js';

const tenant = uuidV7();

it('says each item and person once, and nothing but ids', () => {
  const [item, one, other] = [uuidV7(), uuidV7(), uuidV7()];
  const notes = notesOf(tenant, [
    { itemId: item, people: [one] },
    { itemId: item, people: [one, other] },
    { itemId: null, people: [other] },
  ]);
  expect(notes.map(readNote)).toEqual([{ type: 'some', tenantId: tenant, items: new Set([item]), people: new Set([one, other]) }]);
});

it('no note is too long for PostgreSQL, and very many changes are one', () => {
  const many = (count: number) => Array.from({ length: count }, () => ({ itemId: uuidV7(), people: [uuidV7()] }));
  const notes = notesOf(tenant, many(300));
  expect(notes.length).toBe(3);
  expect(Math.max(...notes.map((note) => Buffer.byteLength(note)))).toBeLessThan(8000);
  expect(notesOf(tenant, many(2000)).map(readNote)).toEqual([{ type: 'tenant', tenantId: tenant }]);
});
