const LONGEST = 150;
/** What no screen shows or what turns the words around it: control, direction and joining signs, fillers, halves of a pair. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** The last part of a path as it looks: without signs that are not seen, marks heaped on one letter, long gaps. The extension survives a cut. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? '';
  const seen = last
    .normalize('NFC')
    .replaceAll(/[\p{Zl}\p{Zp}\t\n\r]/gu, ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(/(\p{M}{4})\p{M}+/gu, '$1')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .trim();
  const visible = seen === '' || /^\.[^.]*$/u.test(seen) ? `附件${seen}` : seen;
  const signs = [...visible];
  if (signs.length <= LONGEST) return visible;
  const extension = /\.[^.]{1,8}$/u.exec(visible)?.[0] ?? '';
  return signs.slice(0, LONGEST - extension.length).join('') + extension;
}
