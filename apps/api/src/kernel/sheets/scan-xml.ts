/** Runs in a thread. Imports nothing. */

export interface XmlSeen {
  /** `name` as written, with its prefix. */
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

/** What is no XML an office program writes: broken, nested beyond reason, or declaring things. */
export class BrokenXml extends Error {}

const MOST_DEPTH = 256;
const MOST_ATTRIBUTES = 200;
const NAME = /^[^\s"'<>/=&]{1,200}$/u;

/**
 * Reads XML once from left to right, in linear time and without building anything.
 * Closed against what XML could do beyond holding text: no document type, no entities but the five and numbers.
 */
export function scanXml(xml: string, seen: XmlSeen): void {
  const open: string[] = [];
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    const mark = xml.indexOf('<', at);
    const text = xml.slice(at, mark < 0 ? xml.length : mark);
    if (text !== '' && open.length > 0) seen.text(decoded(text));
    else if (text.trim() !== '') throw new BrokenXml('text outside');
    if (mark < 0) break;
    at = markup(xml, mark, { open, seen });
  }
  if (open.length > 0) throw new BrokenXml('not closed');
}

interface Scan {
  readonly open: string[];
  readonly seen: XmlSeen;
}

/** Answers where to go on. */
function markup(xml: string, at: number, { open, seen }: Scan): number {
  if (xml.startsWith('<!--', at)) return past(xml, '-->', at + 4);
  if (xml.startsWith('<?', at)) return past(xml, '?>', at + 2);
  if (xml.startsWith('<![CDATA[', at)) {
    const end = past(xml, ']]>', at + 9);
    if (open.length > 0) seen.text(xml.slice(at + 9, end - 3));
    return end;
  }
  if (xml.startsWith('<!', at)) throw new BrokenXml('declaration');
  const end = endOfTag(xml, at + 1);
  const inside = xml.slice(at + 1, end);
  if (inside.startsWith('/')) closeTag(inside.slice(1).trim(), { open, seen });
  else openTag(inside, { open, seen });
  return end + 1;
}

function past(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  if (found < 0) throw new BrokenXml('not closed');
  return found + mark.length;
}

/** A `>` within quotes does not end a tag. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at += 1) {
    const sign = xml[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '>') return at;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '<') break;
  }
  throw new BrokenXml('not closed');
}

function closeTag(name: string, { open, seen }: Scan): void {
  if (open.pop() !== name) throw new BrokenXml('crossed');
  seen.close(name);
}

function openTag(inside: string, { open, seen }: Scan): void {
  const isEmpty = inside.endsWith('/');
  const body = isEmpty ? inside.slice(0, -1) : inside;
  const gap = body.search(/\s/u);
  const name = gap < 0 ? body : body.slice(0, gap);
  if (!NAME.test(name)) throw new BrokenXml('name');
  if (open.length >= MOST_DEPTH) throw new BrokenXml('deep');
  seen.open(name, gap < 0 ? none : attributesOf(body.slice(gap)));
  if (isEmpty) seen.close(name);
  else open.push(name);
}

const none: ReadonlyMap<string, string> = new Map();

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', one, other] of text.matchAll(/([^\s"'=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) {
    found.set(name, decoded(one ?? other ?? ''));
    if (found.size > MOST_ATTRIBUTES) throw new BrokenXml('attributes');
  }
  return found;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/giu,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) {
        const sign = NAMED[name];
        if (sign === undefined) throw new BrokenXml('entity');
        return sign;
      }
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
