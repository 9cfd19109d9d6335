import { describe, expect, it } from '@jest/globals';
import type { LifecycleDefinition } from '../definition.js';
import { parseLifecycle } from '../lint/parse-lifecycle.js';
import { factsOf, person, Played, SYSTEM } from '../testing/play.js';
import type { ItemEvent } from '../vocabulary.js';
import { compile } from './compile.js';
import { fold } from './fold.js';

const lights: NonNullable<LifecycleDefinition['lights']> = [
  { id: 'soon', at: 'yellow', tell: [{ type: 'person-field', field: 'owner' }], record: '亮黄灯' },
  { id: 'late', at: 'red', tell: [{ type: 'person-field', field: 'leader' }], record: '亮红灯' },
  { id: 'later', at: 'red', after: 10, tell: [{ type: 'body', category: 'leading-group' }], record: '红灯10日' },
];
const definition: LifecycleDefinition = {
  format: 1,
  key: 'lit',
  title: '灯',
  noun: '事',
  create: { to: 'doing', form: 'day', record: '下发' },
  order: ['doing', 'done'],
  lights,
  office: { who: [{ type: 'system' }], suspend: true },
  states: {
    doing: {
      label: '办',
      tone: 'blue',
      work: { who: [{ type: 'area-leader' }], act: '办' },
      on: {
        LATER: { label: '延期', who: [{ type: 'at-work' }], form: 'day', record: '延期', sets: [{ day: 'dueOn', form: 'day', field: 'until' }] },
        NOTE: { label: '记', who: [{ type: 'at-work' }], record: '记' },
        BACK: { to: 'back', label: '退', who: [{ type: 'at-work' }], record: '退' },
        DONE: { to: 'done', label: '完', who: [{ type: 'at-work' }], record: '完' },
      },
    },
    back: { label: '退', tone: 'grey', clock: 'stopped', on: { AGAIN: { to: 'doing', label: '再', who: [{ type: 'system' }], record: '再' } } },
    done: { label: '完', tone: 'teal', end: 'done' },
  },
};

function begun(): Played {
  const played = new Played(compile(definition), { doing: ['zhang'] });
  played.create();
  return played;
}
const turn = (rung: string): ItemEvent => ({ type: 'LIGHT', rung, facts: factsOf(SYSTEM) });
const act = (played: Played, code: string): ItemEvent => played.act(code, person('zhang'));
const kinds = (played: Played) =>
  played.effects.flatMap((effect) =>
    effect.type === 'ArmLights'
      ? [`arm ${effect.lights.map(({ id }) => id).join()}`]
      : effect.type === 'DisarmLights'
        ? ['disarm']
        : effect.type === 'TellLight'
          ? [`tell ${effect.light.id}`]
          : [],
  );

describe('the light beside the states', () => {
  it('waits for its days as soon as the item has begun, and turns without moving it', () => {
    const played = begun();
    expect(kinds(played)).toEqual(['arm soon,late,later']);
    played.does(turn('soon'));
    expect([played.state.value, played.state.context.light, kinds(played)]).toEqual([{ doing: 'open' }, { at: 'yellow', done: ['soon'] }, ['tell soon']]);
    played.does(act(played, 'NOTE'));
    played.does(turn('late'));
    expect(played.state.context.light).toEqual({ at: 'red', done: ['soon', 'late'] });
    expect(fold(played.machine, JSON.parse(JSON.stringify(played.events)))).toEqual(played.state);
  });

  it('A33: takes each step of the ladder once, only from the system, and none it does not know', () => {
    const played = begun();
    played.does(turn('late'));
    expect(played.send(turn('late'))).toMatchObject({ code: 'light.settled' });
    expect(played.send(turn('never'))).toMatchObject({ code: 'light.settled' });
    expect(played.send({ ...turn('later'), facts: factsOf(person('zhang')) })).toMatchObject({ code: 'act.not-yours' });
  });

  it('A29: stands with the clock, and goes on with what was not done yet', () => {
    const played = begun();
    played.does(turn('soon'));
    played.does(act(played, 'BACK'));
    expect(kinds(played)).toEqual(['disarm']);
    expect(played.send(turn('late'))).toMatchObject({ code: 'light.settled' });
    played.does(played.act('AGAIN', SYSTEM));
    expect(kinds(played)).toEqual(['arm late,later']);
    played.does({ type: 'SUSPEND', facts: factsOf(SYSTEM), reasonGiven: true });
    expect(kinds(played)).toEqual(['disarm']);
    expect(played.send(turn('late'))).toMatchObject({ code: 'item.suspended' });
    played.does({ type: 'RESUME', facts: factsOf(SYSTEM), reasonGiven: true });
    expect(kinds(played)).toEqual(['arm late,later']);
  });

  it('begins anew with another due day, be it by the plan or by an act', () => {
    for (const moved of ['RESCHEDULE', 'LATER']) {
      const played = begun();
      played.does(turn('late'));
      played.does(moved === 'LATER' ? act(played, 'LATER') : { type: 'RESCHEDULE', dueOn: '2018-12-01', facts: factsOf(SYSTEM) });
      expect([played.state.context.light, kinds(played)]).toEqual([undefined, ['arm soon,late,later']]);
    }
  });

  it('goes out when the item has ended', () => {
    const played = begun();
    played.does(act(played, 'DONE'));
    expect(kinds(played)).toEqual(['disarm']);
    expect(played.send(turn('late'))).toMatchObject({ code: 'light.settled' });
    expect(played.send({ type: 'RESCHEDULE', dueOn: null, facts: factsOf(SYSTEM) })).toMatchObject({ code: 'reschedule.ended' });
  });

  it('refused acts leave it as it is', () => {
    const played = begun();
    played.does(turn('late'));
    expect(played.send(played.act('LATER', person('li')))).toMatchObject({ code: 'act.not-yours' });
    expect(played.state.context.light?.at).toBe('red');
  });

  it('is read as JSON, and what cannot be is told with its place', () => {
    expect(parseLifecycle(JSON.parse(JSON.stringify(definition)))).toMatchObject({ ok: true });
    const wrong = parseLifecycle(
      JSON.parse(
        JSON.stringify({
          ...definition,
          lights: [
            { ...lights[0], after: 2 },
            { ...lights[1], id: 'soon', tell: [] },
          ],
        }),
      ),
    );
    expect(wrong.ok ? [] : wrong.problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/lights/0/after light.after-yellow',
      '/lights/1/id id.duplicate',
      '/lights/1/tell work.nobody',
    ]);
  });
});
