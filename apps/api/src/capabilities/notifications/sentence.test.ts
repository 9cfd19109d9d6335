import { describe, expect, it } from '@jest/globals';
import { notificationKind } from './kinds.js';
import { sentenceOf } from './sentence.js';

const facts = { what: '《甲表》', unit: '一支部', due: '10月20日（周六）截止', by: '党办 干事 刘某', on: '10月18日（周四）', until: '10月19日（周五）' };

describe('what somebody is told', () => {
  it('names form, unit and date', () => {
    expect(sentenceOf('urged', facts)).toBe('党办 干事 刘某提醒：《甲表》（一支部），10月20日（周六）截止，请安排办理。');
    expect(sentenceOf('decided-on-paper', facts)).toBe('党办 干事 刘某代录了您10月18日（周四）的纸质签批：《甲表》（一支部）。如有不符，请联系录入人。');
    expect(sentenceOf('proxy-named', { ...facts, what: null })).toBe('党办 干事 刘某请您代办（10月18日（周四）至10月19日（周五））。');
  });

  it('is a whole sentence of every kind, also where nothing is known', () => {
    const nothing = { what: null, unit: null, due: null, by: null, on: null, until: null };
    for (const kind of notificationKind.options) expect([kind, sentenceOf(kind, nothing)]).toEqual([kind, expect.stringMatching(/^.{6,}。$/u)]);
  });
});
