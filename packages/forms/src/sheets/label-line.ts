/** One «标签：____» of a line. */
export interface LabelInLine {
  readonly label: string;
  /** What stands behind it: nothing, a place left open, or boxes to tick. */
  readonly beside: string;
}

const LONGEST_LABEL = 24;
const OPEN = /^[_\s年月日时分第号至到()（）—-]*$/u;

/** The labels of a line that asks something: «填报单位：____ 日期：__年__月__日». Empty for a line that says something. */
export function labelsIn(text: string): readonly LabelInLine[] {
  const line = text.replaceAll(/\s*\n\s*/gu, '  ').trim();
  const marks = [...line.matchAll(/[：:]/gu)].map(({ index }) => index);
  if (marks.length === 0) return underscored(line);
  const found: LabelInLine[] = [];
  let from = 0;
  marks.forEach((mark, at) => {
    const label = line.slice(from, mark).trim();
    const next = marks[at + 1];
    const until = next === undefined ? line.length : startOfLabel(line, mark + 1, next);
    found.push({ label: label.replace(/^[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]\s*/u, ''), beside: line.slice(mark + 1, until).trim() });
    from = until;
  });
  return found.every(isAsking) ? found : [];
}

/** The next label is the last run of letters before its colon. */
function startOfLabel(line: string, from: number, mark: number): number {
  const between = line.slice(from, mark);
  const found = /[^\s_□☐]+(?:\s?[（(][^）)]*[）)])?\s*$/u.exec(between);
  return from + (found?.index ?? 0);
}

const isAsking = ({ label, beside }: LabelInLine): boolean =>
  label !== '' && label.length <= LONGEST_LABEL && !/[。；;，,！!？?]/u.test(label) && (OPEN.test(beside) || /[□☐◻]/u.test(beside));

/** «姓名______ 性别______», as some type it without colons. */
function underscored(line: string): readonly LabelInLine[] {
  const found = [...line.matchAll(/([^\s_：:]{2,12})\s*_{3,}/gu)].map(([, label = '']) => ({ label, beside: '' }));
  return line.replaceAll(/[^\s_：:]{2,12}\s*_{3,}/gu, '').trim() === '' ? found : [];
}
