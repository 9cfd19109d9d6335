import { loadLibrary, mendOnPage, optionSetNotices } from '@bihuan/library';
import type { BundleProblem, LifecycleDefinition } from '@bihuan/library';
import { below, lint } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { knownNames, knownOptionSets, list, staffingOf, workingDaysOf } from '../../definitions/index.js';
import { categories, namesOf, workYearsOf } from '../../people/index.js';
import type { DesignView } from '../designs.contract.js';
import { documentProblems } from '../document/document-problems.js';
import { formsBeside, wouldTurnBack } from '../sources/form-bases.js';
import type { FormBeside } from '../sources/form-bases.js';
import { othersAt } from './change-rows.js';
import { designLines } from './design-lines.js';
import type { DesignRow } from './design-row.js';

/** A design as its page opens it: the document, what is wrong with it as the organisation is today, and who else is at it. */
export async function designView(tx: Tx, design: DesignRow, { personId, mayManage }: { personId: string; mayManage: boolean }): Promise<DesignView> {
  const [line] = await designLines(tx, [design]);
  if (!line) throw new Error('a design without a line');
  const known = await knownNames(tx);
  const { document } = design;
  // Whom steps would find is asked of what could run.
  const staffing = lint(document.lifecycle).length > 0 ? null : await askedToday(tx, document.lifecycle);
  return {
    ...line,
    document: { lifecycle: document.lifecycle, forms: [...document.forms], series: [...document.series] },
    others: await othersView(tx, design.id, personId),
    problems: [...documentProblems(document, known), ...(staffing?.problems ?? [])],
    notices: [
      ...newerNotice(line),
      ...newerForms(await formsBeside(tx, document.forms, design.formBases)),
      ...onPage(optionSetNotices(document.forms, await knownOptionSets(tx))),
      ...(staffing?.notices ?? []),
    ],
    ofToday: staffing?.problems ?? null,
    names: await namesView(tx),
    mayChange: mayManage && design.status === 'open',
  };
}

const onPage = (all: readonly BundleProblem[]): DesignView['notices'] => all.map((one) => ({ ...one, mend: mendOnPage(one.code) }));

async function askedToday(tx: Tx, lifecycle: LifecycleDefinition): Promise<Pick<DesignView, 'problems' | 'notices'>> {
  const { today } = await clockOf(tx);
  const [people, days] = [await staffingOf(tx, lifecycle, { pointer: '', today }), await workingDaysOf(tx, lifecycle, { pointer: '', today })];
  return { problems: onPage([...people.problems, ...days.problems]), notices: onPage([...people.notices, ...days.notices]) };
}

function newerNotice({ newerVersion, baseVersion }: Pick<DesignView, 'newerVersion' | 'baseVersion'>): DesignView['notices'] {
  return newerVersion === null
    ? []
    : [
        {
          pointer: '',
          code: 'design.base-moved',
          mend: '送发布前请核对差别，以免把别人的修改改回去。',
          message: `这份设计稿从第${baseVersion}版开始，流程库现在已是第${newerVersion}版`,
        },
      ];
}

/** Of forms that somebody published anew since they were taken. */
function newerForms(forms: readonly FormBeside[]): DesignView['notices'] {
  return forms.flatMap((one, n) => {
    const { form, base, newest, isUntouched } = one;
    if (base === null || newest <= base || (isUntouched && base === 0)) return [];
    const notice = { pointer: below('/forms', n), code: 'design.form-moved' };
    if (!wouldTurnBack(one)) return [{ ...notice, message: `表单“${form.title}”流程库现在已是第${newest}版`, mend: '这里没有改过它，发布后用那一版。' }];
    return [{ ...notice, message: turnsBackInWords(one), mend: '送发布前请核对差别，以免把别人的修改改回去。' }];
  });
}

export const turnsBackInWords = ({ form, base, newest }: FormBeside): string =>
  base === 0 ? `表单“${form.title}”在这里新建后，流程库已有人发布到第${newest}版` : `表单“${form.title}”从第${base}版改起，流程库现在已是第${newest}版`;

const MINUTE = 60;

export async function othersView(tx: Tx, designId: string, personId: string): Promise<DesignView['others']> {
  const others = await othersAt(tx, designId, personId);
  const names = await namesOf(tx, { people: others.map(({ by }) => by), units: [] });
  return others.map(({ by, revision, seconds }) => {
    const name = names.people[by]?.name ?? '';
    return { name, revision, text: `${name}${seconds < MINUTE ? '刚刚' : `${Math.floor(seconds / MINUTE)}分钟前`}改过，可能正在编辑` };
  });
}

async function namesView(tx: Tx): Promise<DesignView['names']> {
  const named = (rows: readonly { readonly key: string; readonly title: string }[]) => rows.map(({ key, title }) => ({ key, label: title }));
  const words = new Map(loadLibrary().categories.map(({ key, label }) => [key, label]));
  const definitions = <T>(rows: readonly { readonly definition: T }[]): readonly T[] => rows.map(({ definition }) => definition);
  return {
    posts: await tx.rows('select key, label from posts order by ordinal, key'),
    categories: (await categories(tx)).map(({ key }) => ({ key, label: words.get(key) ?? key })),
    groups: await tx.rows('select key, name as label from user_groups where closed_on is null order by name'),
    forms: named(definitions(await list(tx, 'form'))),
    lifecycles: named(definitions(await list(tx, 'lifecycle'))),
    series: definitions(await list(tx, 'series')).map(({ key, label }) => ({ key, label })),
    workYears: Object.fromEntries(Object.entries(await workYearsOf(tx)).map(([year, { version, off, on }]) => [year, { version, off: [...off], on: [...on] }])),
  };
}
