/** A text that stands in many records but for a few places: bytes that stay, and numbers of what is filled in between them. */
export type Mould = readonly (Buffer | number)[];

/** What is filled in, by number: texts, or their UTF-8. */
export type Fillings = readonly (Buffer | string)[];

/** The text with a place wherever a name stands; the place has the name's number. No name may be part of another or stand in the text for anything else. */
export function mouldOf(text: string, names: readonly string[]): Mould {
  let pieces: readonly (string | number)[] = [text];
  for (const [number, name] of names.entries())
    pieces = pieces.flatMap((piece) =>
      typeof piece === 'number' ? [piece] : piece.split(name).flatMap((between, at) => (at === 0 ? [between] : [number, between])),
    );
  return pieces.flatMap((piece): Mould => (typeof piece === 'number' ? [piece] : piece === '' ? [] : [Buffer.from(piece, 'utf8')]));
}

/** The most bytes the filled mould can take. */
export function roomOf(mould: Mould, fillings: Fillings): number {
  let room = 0;
  for (const piece of mould) {
    const part = typeof piece === 'number' ? fillingOf(fillings, piece) : piece;
    room += typeof part === 'string' ? part.length * 3 : part.length;
  }
  return room;
}

/** Writes the filled mould, and answers where it ends. There must be room for it. */
export function pour(memory: Buffer, start: number, { mould, fillings }: { mould: Mould; fillings: Fillings }): number {
  let at = start;
  for (const piece of mould) {
    const part = typeof piece === 'number' ? fillingOf(fillings, piece) : piece;
    if (typeof part === 'string') at += memory.write(part, at, 'utf8');
    else {
      memory.set(part, at);
      at += part.length;
    }
  }
  return at;
}

/** The filled mould in memory of its own. */
export function poured(mould: Mould, fillings: Fillings): Buffer {
  const [only] = mould;
  if (mould.length === 1 && Buffer.isBuffer(only)) return only;
  const memory = Buffer.allocUnsafe(roomOf(mould, fillings));
  return memory.subarray(0, pour(memory, 0, { mould, fillings }));
}

function fillingOf(fillings: Fillings, number: number): Buffer | string {
  const filling = fillings[number];
  if (filling === undefined) throw new Error(`nothing is there for place ${number}`);
  return filling;
}
