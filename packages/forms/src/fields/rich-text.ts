import { isEmptyValue } from '../conditions/reading.js';
import type { RichTextField } from '../definition.js';
import { holdsUnseen, lineOf, WRITING, withTexts } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';
import { blocksOf, blocksOfText, plainOf, RICH_BLOCKS, RICH_MOST, richLength, type RichBlock } from './rich-model.js';

/** Characters a rich text may have when the form says nothing. */
export const RICH_MAX_LENGTH = 5_000;

/** What stands before the items of a list says nothing. */
const isBlank = ({ runs }: RichBlock): boolean => isEmptyValue(runs.map(({ text }) => text).join(''));

/** Value: blocks of runs, never markup: what is kept can be shown anywhere and holds nothing that runs. */
export const richText: FieldKind<RichTextField> = {
  shape: { properties: { maxLength: { type: 'integer', minimum: 1, maximum: 50_000 } } },
  schema: () => ({
    type: 'array',
    maxItems: RICH_MOST.blocks,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['type', 'runs'],
      properties: {
        type: { type: 'string', enum: [...RICH_BLOCKS] },
        runs: {
          type: 'array',
          maxItems: RICH_MOST.runs,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['text'],
            properties: { text: { type: 'string', maxLength: 50_000, pattern: WRITING }, bold: { type: 'boolean' } },
          },
        },
      },
    },
  }),
  filled: { minItems: 1 },
  ask: '填写',
  isEmpty: (value) =>
    value === undefined || value === null || (Array.isArray(value) && blocksOf(value).length === value.length && blocksOf(value).every(isBlank)),
  display: (value) => plainOf(value),
  blank: [],
  flaw: (value, { label, maxLength = RICH_MAX_LENGTH }) =>
    richLength(value) > maxLength ? { code: 'form.too-long', words: `“${label}”最多${maxLength}字` } : undefined,
  read: (text) => {
    const value = blocksOfText(text);
    return value.length > RICH_MOST.blocks ? { flaw: `的段落太多，最多${RICH_MOST.blocks}段` } : { value };
  },
  written: (value) => withTexts(value, (one) => (holdsUnseen(one) ? lineOf(one) : one)),
  widget: ({ maxLength = RICH_MAX_LENGTH }) => ({
    name: 'bihuan-rich-text',
    schema: { type: 'array', items: { type: 'object' } },
    options: { maxLength },
  }),
};
