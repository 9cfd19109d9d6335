import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { LifecycleDefinition } from '../definition.js';
import type { ItemEvent, ItemState } from '../vocabulary.js';
import { compile } from './compile.js';
import { fold } from './fold.js';

/** Records of items as they were written, with what was stored of each. None of them is changed when a rule is: new rules need marks that only new records carry. */
interface Told {
  readonly told: string;
  readonly first: string;
  readonly versions: Readonly<Record<string, LifecycleDefinition>>;
  readonly events: readonly ItemEvent[];
  readonly stored: ItemState;
}

const read = (file: string): readonly Told[] => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

describe('A42 Records told before fold as they did', () => {
  it.each(read('../testing/told-before.json'))('$told', ({ first, versions, events, stored }) => {
    const named = (version: string) => compile(versions[version] as LifecycleDefinition);
    expect(JSON.parse(JSON.stringify(fold(named(first), events, named)))).toEqual(stored);
  });
});
