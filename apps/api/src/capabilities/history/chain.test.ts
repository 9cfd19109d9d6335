import { describe, expect, it } from '@jest/globals';
import { commitment, firstBroken, NO_HASH, seal } from './chain.js';
import type { EventRecord, StoredEvent } from './chain.js';

const record = (seq: number): EventRecord => ({
  v: 1,
  id: `id-${seq}`,
  tenant: 't',
  item: 'i',
  seq,
  record: '提交',
  at: '2018-10-18T13:14:00.000Z',
  entered: '2018-10-18T13:14:00.000Z',
  happenedOn: null,
  actor: 'p',
  as: null,
  lifecycleVersion: 'l',
  state: '待审核',
  number: null,
  submission: null,
  about: null,
  words: {},
  note: null,
  event: {
    type: 'ACT',
    act: 'SUBMIT',
    facts: {
      at: '2018-10-18T13:14:00.000Z',
      today: '2018-10-18',
      actor: { type: 'system', rule: 'test' },
      item: { unit: 'u', above: [], ownerUnits: [], people: {}, areaLeaders: [] },
      outcomes: {},
    },
  },
});

function chainOf(length: number): StoredEvent[] {
  let previous: Buffer = NO_HASH;
  return Array.from({ length }, (_, index) => {
    const said = record(index + 1);
    const { payload, hash } = seal(previous, said);
    const row = { seq: said.seq, id: said.id, type: said.event.type, record: said.record, actor_id: said.actor, payload, prev_hash: previous, hash };
    previous = hash;
    return row;
  });
}

describe('the chain of an item', () => {
  it('is sound as it was written', () => expect(firstBroken(chainOf(5))).toBeNull());

  it('names the row whose text was altered', () => {
    const rows = chainOf(5);
    rows[2] = { ...rows[2]!, payload: rows[2]!.payload.replace('提交', '撤回') }; // five rows were made
    expect(firstBroken(rows)).toBe(3);
  });

  it('names the row whose column says something else than its sealed text', () => {
    const rows = chainOf(3);
    rows[1] = { ...rows[1]!, actor_id: 'somebody else' }; // three rows were made
    expect(firstBroken(rows)).toBe(2);
  });

  it('notices a row that was taken out', () => {
    const rows = chainOf(4);
    rows.splice(1, 1);
    expect(firstBroken(rows)).toBe(3);
  });

  it('binds a word to its secret without telling it', () => {
    const secret = Buffer.alloc(32, 7);
    expect(commitment(secret, '请写具体')).toBe(commitment(secret, '请写具体'));
    expect(commitment(secret, '请写具体')).not.toBe(commitment(secret, '请写明'));
    expect(commitment(secret, '请写具体')).not.toBe(commitment(Buffer.alloc(32, 8), '请写具体'));
  });
});
