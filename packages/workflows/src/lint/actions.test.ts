import { describe, expect, it } from '@jest/globals';
import { chainOf, stepOf } from '../testing/chain-of.js';
import { MAY_ALL } from '../testing/office-events.js';
import { parseLifecycle } from './parse-lifecycle.js';

type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- broken definitions are no LifecycleDefinition

function problems(breakIt: (json: Json, step: Json) => void): readonly (readonly [string, string])[] {
  const whole = chainOf([stepOf('first', { due: { within: { amount: 3, unit: 'days' }, remind: [1] } }), stepOf('second')], { office: MAY_ALL });
  const json = JSON.parse(JSON.stringify(whole)) as Json;
  breakIt(json, json['states'].review.chain.nodes[0]);
  const parsed = parseLifecycle(json);
  return parsed.ok ? [] : parsed.problems.map(({ pointer, code }) => [pointer, code] as const);
}

const first = '/states/review/chain/nodes/0';

describe('a definition with actions, deadlines and overrides', () => {
  it('is accepted as it stands', () => {
    expect(problems(() => undefined)).toEqual([]);
  });

  it('may end in a state that only the office leads to', () => {
    expect(
      problems((json) => {
        json['states'].stopped = { label: '已终止', tone: 'stopped', end: 'void' };
        json['office'].terminate = 'stopped';
      }),
    ).toEqual([]);
  });

  it.each<[string, (json: Json, step: Json) => void, string, string]>([
    ['an override that ends it where nothing ends', (j) => (j['office'].terminate = 'fixing'), '/office/terminate', 'office.terminates-nothing'],
    ['an override that leads nowhere', (j) => (j['office'].terminate = 'constructor'), '/office/terminate', 'state.unknown'],
    ['overrides for nobody', (j) => (j['office'].who = []), '/office/who', 'office.nobody'],
    ['an unknown override', (j) => (j['office'].erase = true), '/office/erase', 'json.unknown-property'],
    ['an unknown action', (_, s) => (s['actions'] = ['fly']), `${first}/actions/0`, 'json.wrong-type'],
    ['an action named twice', (_, s) => (s['actions'] = ['cc', 'cc']), `${first}/actions/1`, 'action.duplicate'],
    ['a time of no length', (_, s) => (s['due'].within.amount = 0), `${first}/due/within/amount`, 'json.wrong-type'],
    ['a time in a unit nobody counts', (_, s) => (s['due'].within.unit = 'weeks'), `${first}/due/within/unit`, 'json.wrong-type'],
    ['a reminder before it has begun', (_, s) => (s['due'].remind = [3]), `${first}/due/remind/0`, 'due.remind-too-early'],
    ['a reminder given twice', (_, s) => (s['due'].remind = [1, 1]), `${first}/due/remind/1`, 'due.remind-twice'],
    [
      'agreeing by itself where it must be signed in person',
      (_, s) => Object.assign(s, { personal: true, actions: [], due: { ...s['due'], then: 'agree' } }),
      `${first}/due/then`,
      'due.agrees-for-him',
    ],
    [
      'agreeing by itself where it is signed by hand',
      (_, s) => Object.assign(s, { signature: 'required', due: { ...s['due'], then: 'agree' } }),
      `${first}/due/then`,
      'due.agrees-for-him',
    ],
    ['words without end', (j) => (j['states'].drafting.label = '长'.repeat(2001)), '/states/drafting/label', 'json.too-long'],
    ['a signature that may be left out', (_, s) => (s['signature'] = 'optional'), `${first}/signature`, 'json.wrong-type'],
    [
      'following a post where a person was named',
      (_, s) => Object.assign(s, { follows: 'post', work: { act: '去办', who: [{ type: 'person-field', field: 'leader' }] } }),
      `${first}/follows`,
      'follows.no-post',
    ],
    ['an end of standing in where nobody stands in', (_, s) => Object.assign(s, { personal: true, standIn: 'ends' }), `${first}/standIn`, 'stand-in.nobody'],
    [
      '«nothing decided» where nothing is decided',
      (j) => (j['states'].drafting.on.SUBMIT.rules = ['nothing-decided']),
      '/states/drafting/on/SUBMIT/rules',
      'rule.nothing-to-decide',
    ],
    ['«nothing decided» at a step', (_, s) => (s['rules'] = ['nothing-decided']), `${first}/rules/0`, 'json.wrong-type'],
  ])('is refused for %s', (_, breakIt, pointer, code) => {
    expect(problems(breakIt)).toContainEqual([pointer, code]);
  });
});
