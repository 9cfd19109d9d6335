/** The beginning of a text, so many UTF-16 units at most; a letter that takes two of them is never cut in half, because half of one can neither be stored nor sent. */
export function cut(text: string, most: number): string {
  const last = text.charCodeAt(most - 1);
  return text.slice(0, text.length > most && last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}
