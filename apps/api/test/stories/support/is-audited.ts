import { expect } from '@jest/globals';
import { unsound } from '../../../src/testing/unsound.js';
import { must } from './person.js';
import { tamperWith } from './tampering.js';
import { caseName } from './world.js';
import type { Tell } from './world.js';

/** Somebody who may only look reads what happened, as it was on any day, and whether the record is whole. */
export function isAudited(tell: Tell): void {
  tell('finds the sheet and reads its time line in sentences, and may do nothing', async (world, { auditor, sheet, firstReturn, lastReturn }) => {
    const person = await world.person(auditor);
    const { rows } = await person.reads('/audit/items?returned=1');
    expect(rows.find((row: { itemId: string }) => row.itemId === world.itemOf('sheet'))).toMatchObject({ returns: 2, restricted: false });
    expect(rows.map((row: { itemId: string }) => row.itemId)).not.toContain(world.itemOf('individual'));
    const { events } = await person.reads(`/items/${world.itemOf('sheet')}/history`);
    expect(events.filter(({ kind }: Line) => kind === 'submitted').length).toBe(3);
    expect(events.flatMap(({ reason }: Line) => (reason === null ? [] : [reason]))).toEqual([firstReturn.reason, lastReturn.reason]);
    for (const { sentence } of events) expect(sentence).toMatch(/[一-鿿]{2}/u);
    expect((await person.item(world.itemOf('sheet'))).allowedActions).toEqual([]);
    expect(await person.cards()).toEqual([]);
    expect(await person.tries(world.itemOf('sheet'), { press: sheet.submit }).catch((error: unknown) => error)).toBeInstanceOf(Error);
  });

  tell('reads the words of the first round as of the day before the correction', async (world, { auditor, days, firstReturn }) => {
    const person = await world.person(auditor);
    const path = `/items/${world.itemOf('sheet')}/as-of`;
    const then = await person.reads(`${path}?on=${days.first}&with=${days.corrected}`);
    const { rounds } = await person.item(world.itemOf('sheet'));
    expect(then.submission.data).toEqual(rounds[0]?.data);
    expect(JSON.stringify(then.submission.data)).not.toContain(firstReturn.correct.text);
    expect(then.changes.map(({ after }: { after: string }) => after)).toContain(firstReturn.correct.text);
    const later = await person.reads(`${path}?on=${days.corrected}`);
    expect(JSON.stringify(later.submission.data)).toContain(firstReturn.correct.text);
  });

  tell('finds what was opened again after it was closed', async (world, { auditor, register }) => {
    const { rows } = await (await world.person(auditor)).reads('/audit/items?reopened=1');
    const cases = register.cases.map((one) => world.itemOf(caseName(one)));
    expect(rows.length).toBeGreaterThan(0);
    expect(cases).toEqual(expect.arrayContaining(rows.map((row: { itemId: string }) => row.itemId)));
  });

  tell('reads nothing of an individual sheet but that it went its way', async (world, { auditor, individual }) => {
    const person = await world.person(auditor);
    const history = await person.reads(`/items/${world.itemOf('individual')}/history`);
    expect(history.item).toMatchObject({ restricted: true, readable: false });
    expect(JSON.stringify(history)).not.toContain(individual.secret);
    expect(JSON.stringify(await person.reads('/audit/items'))).not.toContain(individual.secret);
  });

  tell('finds the whole record sound, and every item the sum of its events', async (world, { auditor }) => {
    const person = await world.person(auditor);
    const whole = must('checks', await person.send('POST', '/audit/check', {}));
    expect(whole).toMatchObject({ sound: true, itemId: null });
    expect(await person.reads(`/items/${world.itemOf('sheet')}/history/check`)).toMatchObject({ sound: true });
    expect(await unsound(world.app, [...world.items.values()])).toEqual([]);
  });

  tell('is told which record somebody altered behind everybody’s back', async (world, { auditor }) => {
    const person = await world.person(auditor);
    const itemId = world.itemOf('sheet');
    const seq = await tamperWith(world.app, itemId);
    expect(must('checks', await person.send('POST', '/audit/check', {}))).toMatchObject({ sound: false, itemId, seq });
    const own = await person.reads(`/items/${itemId}/history/check`);
    expect(own).toMatchObject({ sound: false, seq });
    expect(own.text).toContain(`第${seq}条记录`);
  });
}

interface Line {
  readonly kind: string;
  readonly reason: string | null;
}
