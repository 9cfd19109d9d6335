import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { REFUSAL_CODES } from './refusals.js';
import { EFFECT_WORDS, EVENT_WORDS, REFUSAL_WORDS } from './words.js';

const FILE = fileURLToPath(new URL('../WORDS.md', import.meta.url));

function table(title: string, rows: readonly (readonly [string, string])[]): string {
  return [`| ${title} | Means |`, '|---|---|', ...rows.map(([word, means]) => `| \`${word}\` | ${means} |`)].join('\n');
}

function written(): string {
  const refusals = REFUSAL_CODES.map((code) => [code, REFUSAL_WORDS[code]] as const);
  const tables = [
    table('Event', Object.entries(EVENT_WORDS)),
    table('Effect, in this order', Object.entries(EFFECT_WORDS)),
    table('Refusal, the one standing first is told', refusals),
  ];
  return `# The words of the engine\n\nMade from \`src/words.ts\`: \`UPDATE=1\` and its test write this file anew.\n\n${tables.join('\n\n')}\n`;
}

it('tells every event, effect and refusal in one sentence, and the page says the same', () => {
  if (process.env['UPDATE'] === '1') writeFileSync(FILE, written());
  expect(readFileSync(FILE, 'utf8')).toBe(written());
  for (const sentence of [EVENT_WORDS, EFFECT_WORDS, REFUSAL_WORDS].flatMap((words) => Object.values(words))) expect(sentence).toMatch(/^[A-Z].*\.$/u);
});
