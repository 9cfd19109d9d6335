import type { Field } from '../definition.js';
import { kindOf } from '../fields/registry.js';
import type { JsonSchema } from '../json-schema.js';
import type { Sentence } from './place.js';

/** «请填写“备注”» with the verb that suits the kind. */
export const askFor = (field: Field): Sentence => ({ code: 'form.required', words: `请${kindOf(field).ask}“${field.label}”` });

export const tooFewRows = (field: Field, least: number): Sentence => ({ code: 'form.too-few-rows', words: `“${field.label}”至少填写${least}行` });

export const wrongType = (label: string): Sentence => ({ code: 'form.wrong-type', words: `“${label}”的格式不对，请重新填写` });

/** What a broken keyword means to the person who filled in the field. */
export function sentenceFor(field: Field, keyword: string, schema: JsonSchema): Sentence {
  const limit = (name: string): string => String(schema[name]);
  const isText = field.kind === 'text' || field.kind === 'long-text';
  const isWritten = isText || field.kind === 'rich-text' || field.kind === 'matrix';
  switch (keyword) {
    case 'maxLength':
      return isText ? { code: 'form.too-long', words: `“${field.label}”最多${limit('maxLength')}字` } : wrongType(field.label);
    case 'pattern':
      if (field.kind === 'document-number')
        return { code: 'form.wrong-type', words: `“${field.label}”应写成“代字〔年份〕序号号”的样子，例如：党发〔2018〕5号` };
      if (field.kind === 'signature') return { code: 'form.wrong-type', words: `“${field.label}”里有看不见或无法识别的内容，请重新签写` };
      return isWritten
        ? { code: 'form.unstorable-text', words: `“${field.label}”里有看不见的字符，读到的会与保存的不一样，请把这一项重新输入一遍` }
        : wrongType(field.label);
    case 'maxItems':
      if (field.kind === 'rich-text') return { code: 'form.too-long', words: `“${field.label}”的段落太多，最多${limit('maxItems')}段` };
      return field.kind === 'table'
        ? { code: 'form.too-many-rows', words: `“${field.label}”最多${limit('maxItems')}行` }
        : { code: 'form.too-many', words: `“${field.label}”最多${limit('maxItems')}项` };
    case 'enum':
      return { code: 'form.not-an-option', words: `“${field.label}”不在可选范围内，请重新选择` };
    case 'uniqueItems':
      return { code: 'form.repeated', words: `“${field.label}”里有重复的项` };
    case 'minimum':
      return { code: 'form.below-minimum', words: `“${field.label}”不能小于${limit('minimum')}` };
    case 'maximum':
      return { code: 'form.above-maximum', words: `“${field.label}”不能大于${limit('maximum')}` };
    default:
      return wrongType(field.label);
  }
}
