import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mendFor, mendOnPage } from '@bihuan/library';

const root = join(import.meta.dirname, '..', '..', '..', '..', '..', '..');
/** Where a design is checked; what each check says stands in its source beside its code. */
const checks = ['packages/forms/src/conditions', 'packages/workflows/src/lint', 'packages/library/src/bundle', 'apps/api/src/capabilities/definitions/drafts'];
/** What only a file can have wrong: a page never makes it. */
const OF_FILES = /^(?:bundle|json|id)\.|\.wrong-name$|\.reserved$/u;
const NO_REMEDY = mendOnPage('no such check');

const sources = checks.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts') && !/test\.ts$|^mend\.ts$/u.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);
const said = sources.flatMap((text) =>
  [...text.matchAll(/'([a-z-]+\.[a-z-]+)'\s*,\s*(['`])([^\n]*?)\2/gu)].flatMap(([, code = '', , message = '']) =>
    /\p{Script=Han}/u.test(message) ? [{ code, message: message.replaceAll(/\$\{[^}]*\}/gu, '') }] : [],
  ),
);
const codes = [...new Set(said.map(({ code }) => code))];

/** What a definition is checked for before it can be published, and the check that finds it. */
const promised: readonly (readonly [string, readonly string[]])[] = [
  ['a step or state nobody reaches', ['state.unreachable', 'target.unreachable-branch', 'fork.unreachable-branch']],
  ['a state without exit', ['state.no-exit', 'state.only-itself', 'state.never-ends']],
  ['a step nobody can fill', ['work.nobody', 'act.nobody-at-work', 'rule.bars-everybody', 'slate.nobody-anywhere', 'slate.nobody-somewhere']],
  ['something that passes with nobody asked', ['chain.may-ask-nobody', 'chain.may-skip-all']],
  ['a return that cannot be put right', ['chain.returned-missing', 'chain.returned-for-good']],
  ['self-approval', ['slate.self-approval']],
  ['the same person twice in a row', ['slate.same-twice', 'slate.only-the-submitter']],
  ['a fork that cannot come together again', ['fork.branch-empty', 'fork.no-branches', 'vote.out-of-reach']],
  ['a required field nobody may write', ['access.required-unwritable']],
  ['a deadline without calendar', ['due.no-calendar']],
  ['a condition on what is not there or of another kind', ['names.field', 'names.reading', 'condition.wrong-kind']],
  ['a guard that is always false', ['condition.never']],
];

describe('what a definition is checked for', () => {
  it.each(promised)('%s: found, in words and with a remedy of its own', (_, all) => {
    const mends = all.map((code) => {
      expect(sources.some((text) => text.includes(`'${code}'`))).toBe(true);
      return mendOnPage(code);
    });
    expect(mends).not.toContain(NO_REMEDY);
    for (const mend of mends) expect(mend).toMatch(/^请.+。$/u);
  });

  it('has a remedy for whatever can be found, on the page and in a file', () => {
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter((code) => mendOnPage(code) === NO_REMEDY)).toEqual([]);
    expect(codes.filter((code) => mendFor(code) === mendFor('no such check'))).toEqual([]);
  });

  it('says nothing of how a file is written to whoever has the page before him', () => {
    const latin = /[a-z]{2,}/iu;
    const told = said.filter(({ code }) => !OF_FILES.test(code));
    expect(told.filter(({ message }) => latin.test(message.replaceAll(/\{(?:for|title)\}/gu, '')))).toEqual([]);
    expect(told.filter(({ code }) => latin.test(mendOnPage(code).replaceAll(/\{(?:for|title)\}/gu, ''))).map(({ code }) => [code, mendOnPage(code)])).toEqual(
      [],
    );
  });
});
