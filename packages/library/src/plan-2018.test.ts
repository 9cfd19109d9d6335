import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { loadLibrary, renderPlan } from './index.js';
import type { PlanDefinition } from './kinds.js';

const plan = planOf(2018);

describe('the plan of 2018', () => {
  it('carries its four chapters character by character', () => {
    const printed = plan.chapters
      .map(({ no, title, paragraphs }) => [`${no}、${title}`, ...paragraphs.map((line) => line.no + line.text)].join('\n'))
      .join('\n');
    expect(hashOf(printed)).toBe('76c4f1ae8f3bb4fe186692171c974d5b51f97e4f44ec86f2cac634159bbd0429');
  });

  it('keeps the printed numbers with their gaps', () => {
    expect(plan.tasks.map(({ printedNo }) => printedNo)).toEqual(['1', '2', '3', '4', '5', '7', '8', '10', '11', '12', '13', '14']);
  });

  it('fills none of the nine blank cells of 责任部门', () => {
    const blank = plan.tasks.filter(({ leadText }) => leadText === null);
    expect(blank.map(({ printedNo, lead }) => [printedNo, lead])).toEqual(['2', '3', '4', '7', '10', '11', '12', '13', '14'].map((no) => [no, null]));
  });

  it('says how the words of a deadline were read wherever they are no date', () => {
    const read = plan.tasks.filter(({ dueReading }) => dueReading !== null);
    expect(read.map(({ printedNo, dueText, dueOn, dueReading }) => [printedNo, dueText, dueOn, dueReading])).toEqual([
      ['8', '10月下旬前', '2018-10-20', '下旬从21日开始，正文写明10月20日前'],
    ]);
    expect(plan.tasks.filter(({ dueOn }) => dueOn === null)).toEqual([]);
  });

  it('asks for lists at the three levels in one task only', () => {
    const asking = plan.tasks.filter(({ how }) => how !== null);
    expect(asking.map(({ printedNo, how }) => [printedNo, how?.lists.map(({ label, privacy }) => `${label} ${privacy}`)])).toEqual([
      ['8', ['内设机构 normal', '党员干部个人 restricted', '领导班子 normal']],
    ]);
  });

  it('puts the stages of the plan in a row and the yearly appraisal after them', () => {
    expect(plan.stages.map(({ title, dueText }) => `${title} ${dueText}`)).toEqual([
      '教育动员阶段 9 月底前',
      '查摆问题阶段 10 月底前',
      '整改落实阶段 11月至12月',
      '年度考核评议 一年一考核',
    ]);
    const printed = plan.chapters.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('');
    for (const { focus, paths } of plan.stages) for (const text of [focus, ...paths.map((path) => path.text)]) expect(printed).toContain(text);
  });

  it('quotes its own sentence on the form it asks for', () => {
    const form = loadLibrary().forms.find(({ key }) => key === plan.tasks.find(({ printedNo }) => printedNo === '8')?.how?.lists[0]?.form);
    const step = plan.chapters[2]?.paragraphs.find(({ text }) => text.includes('切实解决问题'));
    expect(step?.text).toContain(form?.guidance ?? 'no guidance');
  });

  it('names the issuer where it is opened and nobody else’s hospital', () => {
    expect(renderPlan(plan, { hospital: '南岭省人民医院' }).title).toBe('南岭省人民医院落实省卫生计生委创建模范机关的工作方案');
  });

  // Only the hashes stand here, so that the names stand nowhere.
  it('carries neither the two officials nor the proof-reader of the printed document', () => {
    const text = JSON.stringify(loadLibrary());
    const parts = [2, 3].flatMap((length) => Array.from({ length: text.length }, (_, at) => text.slice(at, at + length)));
    const seen = new Set(parts.filter((part) => /^\p{Script=Han}+$/u.test(part)));
    const hashes = new Set([...seen].map(hashOf));
    expect(UNNAMED.filter((hash) => hashes.has(hash))).toEqual([]);
    const marked = plan.chapters.flatMap(({ paragraphs }) => paragraphs).filter((line) => line.text.includes('×××'));
    expect(marked.map(({ no, note }) => [no, note])).toEqual([['4.', '原文两处人名以×××代替']]);
  });
});

const UNNAMED = [
  'b69046c835c80b9ed1ab1327d6bd3bd32a24c92dd65315023713f2aaa83fae8e',
  'e6d6b7f6d7f6424d2c3b222cf1a9671bbc9d2b9826210df44bbbf5e83abfdef8',
  '9e4af88bc1f474d5dcc4e956b7c0aef6834fdb88b3651b1cf91fa93bac468415',
];

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function planOf(year: number): PlanDefinition {
  const found = loadLibrary().plans.find((one) => one.year === year);
  if (found === undefined) throw new Error(`no plan of ${year}`);
  return found;
}
