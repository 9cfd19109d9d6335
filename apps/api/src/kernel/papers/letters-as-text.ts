const AT_ONCE = 100;

/** Tells a reader which letter each glyph stands for, so that words can be searched and copied. */
export function lettersAsText(letters: readonly (readonly [glyph: number, letter: string])[]): Buffer {
  const lines = letters.map(([glyph, letter]) => `<${glyph.toString(16).padStart(4, '0')}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / AT_ONCE) }, (_, at) => {
    const some = lines.slice(at * AT_ONCE, (at + 1) * AT_ONCE);
    return `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`;
  });
  return Buffer.from(
    [
      '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
      ...blocks,
      'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
    ].join('\n'),
  );
}
