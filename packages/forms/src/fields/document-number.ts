import { isEmptyValue } from '../conditions/reading.js';
import type { DocumentNumberField } from '../definition.js';
import type { FieldKind } from './field-kind.js';

/** Organ code, year and number of a document: 党发〔2018〕5号. */
export interface DocumentNumber {
  readonly organ: string;
  readonly year: number;
  readonly number: number;
}

const SHAPE = '^[\\u4E00-\\u9FFFA-Za-z]{1,20}〔[0-9]{4}〕[1-9][0-9]{0,4}号$';

export const documentNumber: FieldKind<DocumentNumberField> = {
  shape: { properties: { organs: { type: 'array', maxItems: 50, items: { type: 'string', pattern: '^[\\u4E00-\\u9FFFA-Za-z]{1,20}$' } } } },
  schema: () => ({ type: 'string', maxLength: 40, pattern: SHAPE }),
  filled: {},
  ask: '填写',
  isEmpty: isEmptyValue,
  display: (value) => (typeof value === 'string' ? value : ''),
  blank: null,
  flaw: (value, { label, organs = [] }) => {
    const number = documentNumberOf(value);
    if (number === null || organs.length === 0 || organs.includes(number.organ)) return undefined;
    return { code: 'form.not-an-option', words: `“${label}”的发文代字应是${organs.join('、')}之一` };
  },
  read: (text) => {
    const value = documentNumberRead(text);
    return value === null ? { flaw: '应写成“代字〔年份〕序号号”的样子，例如：党发〔2018〕5号' } : { value };
  },
  widget: ({ organs = [] }) => ({ name: 'bihuan-document-number', schema: { type: 'string', maxLength: 40 }, options: { organs } }),
};

/** The parts of a number as it is kept; null where it is none. */
export function documentNumberOf(value: unknown): DocumentNumber | null {
  const [, organ = '', year, number] = typeof value === 'string' ? (/^([\u4E00-\u9FFFA-Za-z]{1,20})〔(\d{4})〕([1-9]\d{0,4})号$/u.exec(value) ?? []) : [];
  return organ === '' ? null : { organ, year: Number(year), number: Number(number) };
}

/** A number as people type it, with any brackets, blanks and noughts in front, as it is kept. */
export function documentNumberRead(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/\s+/gu, '');
  const [, organ = '', year, number = ''] = /^([\u4E00-\u9FFFA-Za-z]{1,20})[[(〔【﹝](\d{4})[\])〕】﹞]第?0*([1-9]\d{0,4})号?$/u.exec(plain) ?? [];
  return organ === '' ? null : `${organ}〔${year}〕${number}号`;
}
