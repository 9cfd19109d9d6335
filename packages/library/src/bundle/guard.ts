import { below } from '@bihuan/workflows';
import type { BundleProblem } from './bundle.js';
import { mendFor } from './mend.js';

/** Longer than any library of a hospital, and short enough to be looked at while somebody waits. */
export const LARGEST_TEXT = 1_000_000;
const MOST_VALUES = 60_000;
const DEEPEST = 100;
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export const bundleProblem = (pointer: string, code: string, message: string): BundleProblem => ({ pointer, code, message, mend: mendFor(code) });

/** The value of a JSON text that is neither too large nor too deep and inherits nothing; otherwise the first reason why not. */
export function guardedJson(text: string): { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly problem: BundleProblem } {
  if (text.length > LARGEST_TEXT)
    return { ok: false, problem: bundleProblem('', 'bundle.too-large', `文件有${millions(text.length)}，最大${millions(LARGEST_TEXT)}，没有读取`) };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    return { ok: false, problem: bundleProblem('', 'bundle.not-json', `文件不是完整的 JSON${placeOf(error, text)}`) };
  }
  const problem = unfit(json);
  return problem ? { ok: false, problem } : { ok: true, json };
}

const millions = (length: number): string => `${(length / 1_000_000).toFixed(1)}百万字符`;

/** Where the parser stopped, as editors count; not every engine says it. */
function placeOf(error: unknown, text: string): string {
  const found = /position (\d+)/u.exec(error instanceof Error ? error.message : '');
  if (!found) return '';
  const before = text.slice(0, Number(found[1])).split('\n');
  return `（第${before.length}行第${(before.at(-1)?.length ?? 0) + 1}个字附近）`;
}

/** Without recursion: depth and size are the author's choice until they were looked at. */
function unfit(json: unknown): BundleProblem | null {
  const left: { value: unknown; pointer: string; depth: number }[] = [{ value: json, pointer: '', depth: 0 }];
  for (let seen = 1; left.length > 0;) {
    const { value, pointer, depth } = left.pop() ?? { value: null, pointer: '', depth: 0 };
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST) return bundleProblem(pointer, 'bundle.too-deep', `嵌套超过${DEEPEST}层`);
    const entries = Object.entries(value);
    seen += entries.length;
    if (seen > MOST_VALUES) return bundleProblem(pointer, 'bundle.too-many', `文件里的内容超过${MOST_VALUES}项`);
    for (const [key, inner] of entries) {
      if (FORBIDDEN.has(key)) return bundleProblem(below(pointer, key), 'bundle.forbidden-key', `不能用“${key}”这个名称`);
      left.push({ value: inner, pointer: below(pointer, key), depth: depth + 1 });
    }
  }
  return null;
}
