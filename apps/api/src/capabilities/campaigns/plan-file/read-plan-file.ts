import { tellsOfPeople } from '@bihuan/library';
import type { PlanDefinition } from '@bihuan/library';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { planFile } from './plan-file.contract.js';

export const LARGEST_PLAN_FILE = 1_000_000;
const MOST_PLACES = 5;

/** A plan out of the text of a file, or one sentence why not. Whether its names are known here is asked afterwards. */
export function readPlanFile(file: string): PlanDefinition {
  if (Buffer.byteLength(file) > LARGEST_PLAN_FILE) throw new DomainError('plan-file.too-large');
  const value = jsonOf(file);
  if (typeof value !== 'object' || value === null || !('format' in value) || !('tasks' in value)) throw new DomainError('plan-file.not-a-plan');
  if (typeof value.format === 'number' && value.format > 1) throw new DomainError('plan-file.newer', { format: value.format });
  const read = planFile.safeParse(value);
  if (!read.success) throw unfit(read.error.issues.map(({ path }) => placeOf(path)));
  const plan: PlanDefinition = read.data;
  const wrong = wrongPlaces(plan);
  if (wrong.length > 0) throw unfit(wrong);
  return plan;
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(file.replace(/^\uFEFF/u, ''));
  } catch {
    throw new DomainError('plan-file.not-json');
  }
}

function unfit(places: readonly string[]): DomainError {
  const named = [...new Set(places)];
  const more = named.length > MOST_PLACES ? `等${named.length}处` : '';
  return new DomainError('plan-file.unfit', { places: `${named.slice(0, MOST_PLACES).join('、')}${more}不符合要求` });
}

const areas: Readonly<Record<string, string>> = { tasks: '项任务', stages: '个阶段', chapters: '章', excluded: '个不参加的单位' };

/** «第3项任务（dueOn）»: where in the file. */
function placeOf([area, index, ...rest]: readonly PropertyKey[]): string {
  if (area === undefined) return '文件里系统不认识的内容';
  const word = areas[String(area)];
  if (word === undefined || typeof index !== 'number') return `“${String(area).slice(0, 40)}”`;
  return `第${index + 1}${word}${rest.length > 0 ? `（${rest.map(String).join('.').slice(0, 40)}）` : ''}`;
}

/** What no schema sees: names within the file that lead nowhere, and lists about people that anybody could read. */
function wrongPlaces({ stages, tasks }: PlanDefinition): string[] {
  const keys = stages.map(({ key }) => key);
  return [
    ...keys.flatMap((key, index) => (keys.indexOf(key) < index ? [`第${index + 1}个阶段（重复）`] : [])),
    ...tasks.flatMap(({ stage, how, noDue, dueOn }, index) => {
      const place = (what: string) => `第${index + 1}项任务（${what}）`;
      const lists = how?.lists ?? [];
      return [
        ...(keys.includes(stage) ? [] : [place('阶段')]),
        ...(noDue && dueOn !== null ? [place('时限')] : []),
        ...(new Set(lists.map(({ key }) => key)).size < lists.length ? [place('清单重复')] : []),
        ...lists.filter(tellsOfPeople).map(({ label }) => place(`“${label}”须限定范围`)),
      ];
    }),
  ];
}
