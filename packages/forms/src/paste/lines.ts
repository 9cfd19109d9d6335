/** A number or bullet people write before a line; «3.5万元» and «2018年» are no numbers of lines. */
const NUMBERING =
  /^(?:[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[)）、．]|\.(?!\d)|\t)|[①-⑳]|[•·●■◆▪](?=.)|-\s)\s*/u;

/** Longest text looked at; a clipboard may hold a whole book. */
const LONGEST = 200_000;

/**
 * One text for each line that says something, without «1.» «（1）» «1、» before it.
 * More than one line means the person may want as many rows.
 */
export function splitPasted(text: string): readonly string[] {
  return text
    .slice(0, LONGEST)
    .split(/\r\n|[\r\n\u2028\u2029\v\f]/u)
    .map(withoutNumber)
    .filter((line) => line !== '');
}

const withoutNumber = (line: string): string => line.trim().replace(NUMBERING, '').trim();
