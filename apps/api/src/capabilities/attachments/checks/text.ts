/** Nothing at its beginning speaks against it. */
export const mayBeText = (first: Buffer): boolean => (first[0] === 0xff && first[1] === 0xfe) || !first.includes(0);

/** Plain text of the encodings in use here: UTF-8, UTF-16 with its mark, GB 18030. */
export function looksLikeText(bytes: Buffer): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodes(bytes, 'utf-16le');
  if (bytes.includes(0)) return false;
  return decodes(bytes, 'utf-8') || decodes(bytes, 'gb18030');
}

function decodes(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
