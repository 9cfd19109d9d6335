/** The text of an XML part in one of the two encodings office programs use; null for any other, which could hide what is looked for. */
export function xmlText(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  const text = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  const named = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})["']/iu.exec(text)?.[1]?.toLowerCase();
  return named === undefined || named === 'utf-8' || named === 'us-ascii' ? text : null;
}

/** What stands before the first element: nothing that matters, a declaration that draws in other files, or no end of it. */
export function prologOf(text: string): 'plain' | 'doctype' | 'endless' {
  let at = 0;
  for (;;) {
    const next = text.indexOf('<', at);
    if (next < 0) return 'endless';
    const close = text.startsWith('<?', next) ? '?>' : text.startsWith('<!--', next) ? '-->' : null;
    if (close === null) return text[next + 1] === '!' ? 'doctype' : 'plain';
    const end = text.indexOf(close, next + 2);
    if (end < 0) return 'endless';
    at = end + close.length;
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/giu, (_, hex?: string, number?: string, name?: string) => {
    const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
    return name === undefined ? (code <= 0x10ffff ? String.fromCodePoint(code) : '') : (entities[name] ?? '');
  });

export interface Relationship {
  readonly type: string;
  readonly target: string;
  readonly isOutside: boolean;
}

/** What a part of an office file refers to. An attribute never holds a «<», so the text falls apart at it, in one walk. */
export function relationshipsOf(text: string): readonly Relationship[] {
  return text
    .split('<')
    .filter((piece) => /^(?:[\w.-]{1,40}:)?Relationship\s/u.test(piece))
    .map((piece) => ({
      type: attribute(piece, 'Type'),
      target: attribute(piece, 'Target'),
      isOutside: attribute(piece, 'TargetMode').trim().toLowerCase() === 'external',
    }));
}

function attribute(piece: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(piece); // three fixed names
  return decoded(found?.[1] ?? found?.[2] ?? '');
}
