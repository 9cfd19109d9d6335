import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormDefinition } from '../definition.js';
import { parseForm } from '../parsing/parse-form.js';

const PLACE = join(import.meta.dirname, '../../examples/shapes');

const files: readonly string[] = readdirSync(PLACE).toSorted();

/** Shapes of which the README of the examples does not say what they are. */
export const shapesUntold = (): readonly string[] => {
  const readme = readFileSync(join(PLACE, '../README.md'), 'utf8');
  return files.map((file) => file.replace('.json', '')).filter((name) => !readme.includes(`\`${name}\``));
};

/** Forms of very different shape: short and long, flat and nested, with every way to depend on other answers. */
export const shapes: readonly FormDefinition[] = files.map((file) => {
  const read = parseForm(JSON.parse(readFileSync(join(PLACE, file), 'utf8')));
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problems)}`);
  return read.definition;
});
