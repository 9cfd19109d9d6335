import { dayWords } from '@bihuan/workflows';
import type { CaseContent } from './case-rows.js';
import type { CaseLight } from './case.contract.js';
import type { Standing } from './standing.js';

/** What came of a case on paper. */
export interface Replayed {
  readonly standing: Standing;
  /** Where it stood after its creation and after each act that was done. */
  readonly trail: readonly (readonly string[])[];
  /** The act that is not allowed any more (−1: it cannot even be begun), and why. */
  readonly refused: { readonly n: number; readonly why: string } | null;
  /** By post. */
  readonly starter: string | null;
}

/** Words of the design as it is now; what it does not know any more is called as the case remembers. */
export interface Words {
  place(id: string): string | undefined;
  post(key: string): string | undefined;
}

type Case = Pick<CaseContent, 'expected' | 'told'>;
export interface Difference {
  readonly text: string | null;
  readonly note: string | null;
}

/** The first thing that is not as the case expects. How it came there is told where it ends otherwise, or as a note. */
export function firstDifference(one: Case, now: Replayed, words: Words): Difference {
  const speaking = { one, now, words };
  const onTheWay = wayInWords(speaking);
  if (now.refused)
    return { text: onTheWay === null ? refusalInWords(speaking, now.refused) : `${onTheWay}；${refusalInWords(speaking, now.refused)}`, note: null };
  const end = endInWords(speaking);
  if (end === null) return { text: null, note: onTheWay };
  const isOfPlace = !sameIn(one.expected.at, now.standing.at);
  return { text: isOfPlace ? (onTheWay ?? end) : end, note: null };
}

interface Speaking {
  readonly one: Case;
  readonly now: Replayed;
  readonly words: Words;
}

function wayInWords({ one: { told }, now, words }: Speaking): string | null {
  const n = told.trail.findIndex((at, i) => now.trail[i] !== undefined && !sameIn(at, now.trail[i]));
  if (n < 0) return null;
  const [before, is] = [told.trail[n] ?? [], now.trail[n] ?? []];
  return `${n === 0 ? '发起后' : `第${n}步后`}应在 ${placesIn(before, told, words)}，现在在 ${placesIn(is, told, words)}`;
}

function refusalInWords({ one: { told }, now }: Speaking, { n, why }: NonNullable<Replayed['refused']>): string {
  if (n < 0) return `走不起来：${why}`;
  const starter = told.starter === now.starter || n > 0 ? '' : now.starter === null ? '，现在没有人可以发起' : `，现在由${now.starter}发起`;
  return `第${n + 1}步“${told.steps[n] ?? ''}”走不下去：${why}${starter}`;
}

function endInWords({ one: { expected, told }, now: { standing }, words }: Speaking): string | null {
  if (!sameIn(expected.at, standing.at)) return `走完应在 ${placesIn(expected.at, told, words)}，现在在 ${placesIn(standing.at, told, words)}`;
  if (expected.posts !== null && !sameIn(expected.posts, standing.posts))
    return `走完应在 ${handsIn(expected.posts, told, words)} 手里，现在${standing.posts.length === 0 ? '没有人在办' : `在 ${handsIn(standing.posts, told, words)} 手里`}`;
  if (expected.light !== null && expected.light !== standing.light) return `走完应是${lights[expected.light]}，现在是${lights[standing.light]}`;
  if (expected.dueOn !== null && expected.dueOn !== standing.dueOn)
    return `期限应到${dayWords(expected.dueOn, 0)}，现在${standing.dueOn === null ? '没有期限' : `到${dayWords(standing.dueOn, 0)}`}`;
  return null;
}

/** Where it ends now, of what the case looks at. */
export function standingInWords({ expected, told }: Case, { standing }: Replayed, words: Words): string {
  return [
    `在 ${placesIn(standing.at, told, words)}`,
    ...(expected.posts === null ? [] : [standing.posts.length === 0 ? '没有人在办' : `在 ${handsIn(standing.posts, told, words)} 手里`]),
    ...(expected.light === null ? [] : [lights[standing.light]]),
    ...(expected.dueOn === null ? [] : [standing.dueOn === null ? '没有期限' : `期限${dayWords(standing.dueOn, 0)}`]),
  ].join('，');
}

/** As it was kept: «走完应在 待党办审核，在 党办干事 手里，黄灯». */
export function expectedInWords({ at, posts, light, dueOn }: CaseContent['expected'], told: Case['told']): string {
  const word = (known: Readonly<Record<string, string>>) => (id: string) => known[id] ?? id;
  return [
    `走完应在 ${at.map(word(told.places)).join('、')}`,
    ...(posts === null ? [] : posts.length === 0 ? ['没有人在办'] : [`在 ${posts.map(word(told.posts)).join('、')} 手里`]),
    ...(light === null ? [] : [lights[light]]),
    ...(dueOn === null ? [] : [`期限${dayWords(dueOn, 0)}`]),
  ].join('，');
}

const lights: Readonly<Record<CaseLight, string>> = { off: '不计时', green: '绿灯', yellow: '黄灯', red: '红灯' };

const placesIn = (ids: readonly string[], told: Case['told'], words: Words): string =>
  ids.map((id) => words.place(id) ?? goneWord(told.places, id, '步骤')).join('、');
const handsIn = (keys: readonly string[], told: Case['told'], words: Words): string =>
  keys.length === 0 ? '没有人' : keys.map((key) => words.post(key) ?? goneWord(told.posts, key, '职务')).join('、');

/** As it was called when the case was kept. */
const goneWord = (known: Readonly<Record<string, string>>, id: string, what: string): string =>
  `${Object.hasOwn(known, id) ? (known[id] ?? id) : id}（现在没有这个${what}）`;

const sameIn = (a: readonly string[], b: readonly string[] | undefined): boolean =>
  b !== undefined && a.every((one) => b.includes(one)) && b.every((one) => a.includes(one));
