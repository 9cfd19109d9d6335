const OIDS = { uuid: 2950, text: 25, int: 23, jsonb: 3802, date: 1082, bytea: 17, bool: 16, timestamptz: 1184 } as const;

/** Types a column can have; `jsonb` takes JSON text, `date` takes `YYYY-MM-DD`, `timestamptz` takes `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export type ColumnType = keyof typeof OIDS;
/** A text, also one of JSON, may come as the UTF-8 it is to be stored as. */
export type Cell = string | number | boolean | Buffer | null | undefined;

const HEAD = 20;
const NULL = -1;
const EPOCH = Date.UTC(2000, 0, 1);
const DAY = 86_400_000;

/**
 * One column of many rows as an array in PostgreSQL's own binary form: neither side writes, splits or reads texts for it,
 * and any text can travel. Cells of a wrong kind throw.
 */
export function binaryColumn(type: ColumnType, cells: readonly Cell[]): Buffer {
  const bytes = new Bytes(roomOfCells(cells));
  const own = write[type];
  for (let n = 0; n < cells.length; n += 1)
    if (n > 0 && cells[n] === cells[n - 1]) bytes.again();
    else bytes.cell(own, cells[n]);
  return bytes.asArray(OIDS[type], cells.length);
}

/** About what the cells will take; texts that are not ASCII take more. */
function roomOfCells(cells: readonly Cell[]): number {
  let room = HEAD + cells.length * 24;
  for (const cell of cells) if (typeof cell === 'string' || Buffer.isBuffer(cell)) room += cell.length;
  return room;
}

/** A buffer that grows where it must. */
class Bytes {
  private buffer: Buffer;
  private at = HEAD;
  private lastAt = HEAD;
  private hasNull = false;

  constructor(room: number) {
    this.buffer = Buffer.allocUnsafe(room);
  }

  /** The same cell as the last one, which costs a copy; many columns hold little else. */
  again(): void {
    const length = this.at - this.lastAt;
    this.roomFor(length);
    this.buffer.copyWithin(this.at, this.lastAt, this.at);
    this.lastAt = this.at;
    this.at += length;
  }

  cell(own: Write, cell: Cell): void {
    this.lastAt = this.at;
    own(this, cell);
  }

  null(): void {
    this.hasNull = true;
    this.int(NULL);
  }

  int(value: number): void {
    this.roomFor(4);
    this.at = this.buffer.writeInt32BE(value, this.at);
  }

  uuid(text: string): void {
    this.int(16);
    this.roomFor(16);
    let wrong = text.length === 36 ? 0 : NO_DIGIT;
    for (let at = 0; at < 36; at += 2) {
      if (at === 8 || at === 13 || at === 18 || at === 23) {
        if (text.charCodeAt(at) !== DASH) wrong = NO_DIGIT;
        at += 1;
      }
      const high = digit(text, at);
      const low = digit(text, at + 1);
      wrong |= high | low;
      this.buffer[this.at] = (high << 4) | low;
      this.at += 1;
    }
    if ((wrong & NO_DIGIT) !== 0) throw new Error(`${text} is no UUID`);
  }

  /** With its length before it, which is known only afterwards. */
  text(text: string, mark: number | null = null): void {
    this.roomFor(5 + text.length * 3);
    const start = this.at + 4;
    let end = start;
    if (mark !== null) end = this.buffer.writeUInt8(mark, end);
    end += this.buffer.write(text, end, 'utf8');
    this.buffer.writeInt32BE(end - start, this.at);
    this.at = end;
  }

  bytes(bytes: Buffer, mark: number | null = null): void {
    this.roomFor(5 + bytes.length);
    this.int(bytes.length + (mark === null ? 0 : 1));
    if (mark !== null) this.at = this.buffer.writeUInt8(mark, this.at);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  asArray(oid: number, count: number): Buffer {
    for (const [index, value] of [1, this.hasNull ? 1 : 0, oid, count, 1].entries()) this.buffer.writeInt32BE(value, index * 4);
    return this.buffer.subarray(0, this.at);
  }

  private roomFor(count: number): void {
    if (this.at + count <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe((this.at + count) * 2);
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}

const NO_DIGIT = 0x80;
const DASH = '-'.charCodeAt(0);
/** What each ASCII character stands for as a hexadecimal digit. */
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? NO_DIGIT : value;
});
const digit = (text: string, at: number): number => DIGITS[text.charCodeAt(at)] ?? NO_DIGIT;

const JSONB_FORM = 1;
const [YES, NO] = [Buffer.from([1]), Buffer.from([0])];
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u;
const HALF = 2 ** 32;

type Write = (bytes: Bytes, cell: Cell) => void;

const orNull =
  (own: Write): Write =>
  (bytes, cell) =>
    cell === null || cell === undefined ? bytes.null() : own(bytes, cell);

const write: Readonly<Record<ColumnType, Write>> = {
  uuid: orNull((bytes, cell) => bytes.uuid(texty(cell))),
  text: orNull((bytes, cell) => (Buffer.isBuffer(cell) ? bytes.bytes(cell) : bytes.text(texty(cell)))),
  jsonb: orNull((bytes, cell) => (Buffer.isBuffer(cell) ? bytes.bytes(cell, JSONB_FORM) : bytes.text(texty(cell), JSONB_FORM))),
  int: orNull((bytes, cell) => {
    if (typeof cell !== 'number' || !Number.isInteger(cell)) throw new Error(`${String(cell)} is no whole number`);
    bytes.int(4);
    bytes.int(cell);
  }),
  date: orNull((bytes, cell) => {
    const days = (Date.parse(`${texty(cell)}T00:00:00Z`) - EPOCH) / DAY;
    if (!Number.isInteger(days)) throw new Error(`${String(cell)} is no day`);
    bytes.int(4);
    bytes.int(days);
  }),
  bool: orNull((bytes, cell) => {
    if (typeof cell !== 'boolean') throw new Error(`${String(cell)} is neither yes nor no`);
    bytes.bytes(cell ? YES : NO);
  }),
  timestamptz: orNull((bytes, cell) => {
    const text = texty(cell);
    const micros = (Date.parse(text) - EPOCH) * 1000;
    // Anything finer would be cut off without a word.
    if (!INSTANT.test(text) || Number.isNaN(micros)) throw new Error(`${text} is no instant`);
    bytes.int(8);
    bytes.int(Math.floor(micros / HALF));
    bytes.int(micros | 0);
  }),
  bytea: orNull((bytes, cell) => {
    if (!Buffer.isBuffer(cell)) throw new Error('bytes come as a buffer');
    bytes.bytes(cell);
  }),
};

function texty(cell: Cell): string {
  if (typeof cell !== 'string') throw new Error(`${String(cell)} is no text`);
  return cell;
}
