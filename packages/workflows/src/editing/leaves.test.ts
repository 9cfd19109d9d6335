import { expect, it } from '@jest/globals';
import type { EditCommand } from './command.js';
import { changesIn } from './leaves.js';

const one: EditCommand = { type: 'remove-node', node: 'a' };

it('counts every single change, however they are packed and also inside a form', () => {
  const inForm: EditCommand = {
    type: 'form',
    form: 'f',
    command: {
      type: 'all',
      commands: [
        { type: 'remove-rule', rule: 'r' },
        { type: 'all', commands: [{ type: 'remove-rule', rule: 's' }] },
      ],
    },
  };
  expect(changesIn(one)).toBe(1);
  expect(changesIn({ type: 'all', commands: [one, inForm, { type: 'all', commands: [one, one] }] })).toBe(5);
});
