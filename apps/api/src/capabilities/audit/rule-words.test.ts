import { expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleWord } from './rule-words.js';

it('has a word for every rule by which the system acts', () => {
  const root = join(import.meta.dirname, '..');
  const sources = globSync('**/*.ts', { cwd: root }).filter((file) => !file.includes('.test.') && !file.includes('testing'));
  const rules = sources.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:\bsystem: |\bconst RULE = |\bconst CALENDAR_CORRECTED = )'([a-z-]+)'/gu)].map(([, id = '']) => id),
  );
  expect(rules.length).toBeGreaterThanOrEqual(6);
  expect(rules.filter((id) => ruleWord(id) === id)).toEqual([]);
});

it('leaves a rule that is named in words as it is', () => {
  expect(ruleWord('按截止日从记录取数')).toBe('按截止日从记录取数');
});
