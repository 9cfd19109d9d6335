import { describe, expect, it } from '@jest/globals';
import { awaited, isThere, ofAwaited } from './awaited.js';

const end = {};
const signed = { states: ['signed', 'issued'] };
const at = (state: string, ended: 'done' | 'void' | null = null) => ({ state, ended });

describe('an item that is waited for', () => {
  it('is there when it ends well, where no state is named; an item that was made void is not', () => {
    expect(isThere(end, at('closed', 'done'))).toBe(true);
    expect(isThere(end, at('rectifying'))).toBe(false);
    expect(isThere(end, at('void', 'void'))).toBe(false);
  });

  it('is there in each of the states named, ended or not, and not by another end', () => {
    expect(['signed', 'issued', 'drafting'].map((state) => isThere(signed, at(state)))).toEqual([true, true, false]);
    expect(isThere(signed, at('issued', 'void'))).toBe(true);
    expect(isThere(signed, at('archived', 'done'))).toBe(false);
  });

  it('has got there for good, and is lost when it ended elsewhere or is not there at all', () => {
    expect(awaited(signed, { was: true, now: at('drafting') })).toBe('there');
    expect(awaited(signed, { was: true, now: at('void', 'void') })).toBe('there');
    expect(awaited(signed, { was: false, now: at('signed') })).toBe('there');
    expect(awaited(signed, { was: false, now: at('drafting') })).toBe('on-its-way');
    expect(awaited(signed, { was: false, now: at('archived', 'done') })).toBe('lost');
    expect(awaited(end, { was: false, now: at('gone', 'void') })).toBe('lost');
    expect(awaited(end, { was: false, now: null })).toBe('lost');
  });
});

describe('a wait for several items', () => {
  it('has come when all are there, whatever is done with lost ones', () => {
    expect(ofAwaited({ lost: 'go-on' }, ['there', 'there'])).toBe('arrived');
    expect(ofAwaited({ lost: 'ask-office' }, ['there', 'there'])).toBe('arrived');
    expect(ofAwaited({ lost: 'ask-office' }, ['there', 'on-its-way'])).toBeNull();
  });

  it('asks at once about a lost one, or goes on without it once the others are there', () => {
    expect(ofAwaited({ lost: 'ask-office' }, ['on-its-way', 'lost'])).toBe('lost');
    expect(ofAwaited({ lost: 'go-on' }, ['on-its-way', 'lost'])).toBeNull();
    expect(ofAwaited({ lost: 'go-on' }, ['there', 'lost'])).toBe('lost');
  });

  it('is lost where no item is named', () => {
    expect(ofAwaited({ lost: 'go-on' }, [])).toBe('lost');
    expect(ofAwaited({ lost: 'ask-office' }, [])).toBe('lost');
  });
});
