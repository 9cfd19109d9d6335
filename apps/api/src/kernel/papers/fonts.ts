import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import type { Hand } from './lay-out.js';
import { readFonts } from './read-font.js';
import type { Font } from './read-font.js';
import type { HandFonts } from './write-pdf.js';

const STAND_IN = fileURLToPath(new URL('../../../fonts/noto-serif-sc.ttf.br', import.meta.url));

/** How the official faces call themselves in their files. */
const OFFICIAL: Readonly<Record<Hand, RegExp>> = {
  title: /^FZXBS|XiaoBiaoSong/iu,
  head: /^SimHei|^FZHTK|^FZHei/iu,
  body: /^FangSong|^SimFang|^FZFS/iu,
};

const mounted: { directory: string | null; fonts: HandFonts | null } = { directory: null, fonts: null };

/** Names the directory with faces the customer holds a licence for; nothing is read before the first sheet is set. */
export function mountFonts(directory: string | null): void {
  mounted.directory = directory;
  mounted.fonts = null;
}

/** The faces PDFs are set in: official ones where they are mounted, else Noto Serif SC in their place. */
export function handFonts(): HandFonts {
  mounted.fonts ??= fontsIn(mounted.directory);
  return mounted.fonts;
}

function fontsIn(directory: string | null): HandFonts {
  const licensed = directory === null ? [] : fontsOf(directory);
  const standIn = licensed.length > 0 && Object.values(OFFICIAL).every((name) => licensed.some((font) => name.test(font.name))) ? null : standInFont();
  const choose = (hand: Hand): HandFonts[Hand] => {
    const own = licensed.find((font) => OFFICIAL[hand].test(font.name));
    return own ? { font: own, isThickened: false } : { font: standIn ?? (licensed[0] as Font), isThickened: hand !== 'body' }; // one of the two is there
  };
  return { title: choose('title'), head: choose('head'), body: choose('body') };
}

function standInFont(): Font {
  const [font] = readFonts(brotliDecompressSync(readFileSync(STAND_IN)));
  if (!font) throw new Error(`${STAND_IN} holds no face.`);
  return font;
}

function fontsOf(directory: string): readonly Font[] {
  return readdirSync(directory)
    .filter((name) => /\.tt[fc]$/iu.test(name))
    .toSorted()
    .flatMap((name) => readFonts(readFileSync(join(directory, name))));
}
