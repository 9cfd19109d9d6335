import { describe, expect, it } from '@jest/globals';
import { loadLibrary } from '@bihuan/library';
import type { PlanDefinition } from '@bihuan/library';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { matchPlan, unknownNames } from './match-plan.js';
import type { Known } from './match-plan.js';
import { LARGEST_PLAN_FILE, readPlanFile } from './read-plan-file.js';
import { shiftDay, shiftPlan } from './shift-plan.js';

const [shipped] = loadLibrary().plans;
const plan: PlanDefinition =
  shipped ??
  (() => {
    throw new Error('the library ships a plan');
  })();
const text = (change: (copy: any) => void = () => undefined): string => {
  // what a hostile file holds has no type
  const copy = structuredClone(plan);
  change(copy);
  return JSON.stringify(copy);
};
const refusal = (file: string): string => {
  try {
    readPlanFile(file);
  } catch (error) {
    if (error instanceof DomainError) return `${error.code} ${String(error.facts['places'] ?? error.facts['format'] ?? '')}`.trim();
    throw error;
  }
  return 'taken';
};

describe('a plan in a file', () => {
  it('is read as it was written', () => expect(readPlanFile(text())).toEqual(plan));

  it.each([
    ['no JSON at all', '{"format": 1, "tasks": [', 'plan-file.not-json'],
    ['some other JSON', '{"hello": []}', 'plan-file.not-a-plan'],
    ['a list', '[]', 'plan-file.not-a-plan'],
    [
      'a newer format',
      text((copy) => {
        copy.format = 2;
      }),
      'plan-file.newer 2',
    ],
    [
      'a page nested without end',
      `{"format":1,"tasks":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      'plan-file.unfit “key”、“title”、“programme”、“year”、“theme”等11处不符合要求',
    ],
    [
      'a prototype',
      text((copy) => {
        copy.extra = 1;
      }).replace('"extra"', '"__proto__"'),
      'plan-file.unfit 文件里系统不认识的内容不符合要求',
    ],
    [
      'a day that does not exist',
      text((copy) => {
        copy.tasks[2].dueOn = '2018-02-30';
      }),
      'plan-file.unfit 第3项任务（dueOn）不符合要求',
    ],
    [
      'a stage that is not there',
      text((copy) => {
        copy.tasks[0].stage = 'nowhere';
      }),
      'plan-file.unfit 第1项任务（阶段）不符合要求',
    ],
    [
      'a list about people that anybody could read',
      text((copy) => {
        copy.tasks[6].how.lists[1].privacy = 'normal';
      }),
      'plan-file.unfit 第7项任务（“党员干部个人”须限定范围）不符合要求',
    ],
    [
      'more than a megabyte',
      text((copy) => {
        copy.basisText = 'x'.repeat(LARGEST_PLAN_FILE);
      }),
      'plan-file.too-large',
    ],
  ])('refuses %s in a sentence', (_, file, said) => expect(refusal(file)).toBe(said));

  it('names what this house does not know, with every place, and takes own names instead', () => {
    const known: Known = {
      units: new Set(['office']),
      categories: new Set(['branch', 'leading-body']),
      ways: new Set(['form']),
      forms: new Set(['sheet']),
      lifecycles: new Set(['unit-list', 'individual-list', 'leading-body-list']),
    };
    const strange = unknownNames({ ...plan, names: { units: { 'party-office': '党办' }, categories: {}, ways: {}, forms: {}, lifecycles: {} } }, known);
    expect(strange).toEqual([
      { kind: 'units', key: 'party-office', name: '党办', places: ['第1项责任部门'] },
      { kind: 'forms', key: 'problem-list', name: 'problem-list', places: ['第8项“内设机构”的表单', '第8项“党员干部个人”的表单', '第8项“领导班子”的表单'] },
    ]);
    const none = { units: {}, categories: {}, ways: {}, forms: {}, lifecycles: {} };
    expect(() => matchPlan(plan, known, none)).toThrow('plan-file.unmatched');
    const own = matchPlan(plan, known, { ...none, units: { 'party-office': null }, forms: { 'problem-list': 'sheet' } });
    expect(own.tasks[0]?.lead).toBeNull();
    expect(own.tasks[6]?.how?.lists.map(({ form }) => form)).toEqual(['sheet', 'sheet', 'sheet']);
  });
});

describe('a plan of another year', () => {
  it('keeps month and day, printed numbers and words', () => {
    const next = shiftPlan(plan, 2019);
    expect(next.tasks.map(({ dueOn }) => dueOn)).toEqual(plan.tasks.map(({ dueOn }) => dueOn?.replace('2018', '2019') ?? null));
    expect(next.tasks.map(({ printedNo, dueText }) => [printedNo, dueText])).toEqual(plan.tasks.map(({ printedNo, dueText }) => [printedNo, dueText]));
    expect(next.year).toBe(2019);
  });

  it('has no 29 February where there is none', () => {
    expect(shiftDay('2020-02-29', 1)).toBe('2021-02-28');
    expect(shiftDay('2020-02-29', 4)).toBe('2024-02-29');
  });
});
