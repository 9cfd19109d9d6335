import { expect, it } from '@jest/globals';
import type { DynamicModule, Type } from '@nestjs/common';
import { z } from 'zod';
import { AppModule } from '../app.module.js';

/** One place of what a caller may send: a value of its own, with the schema that judges it alone. */
interface Place {
  readonly name: string;
  readonly schema: z.ZodType;
}

const module = AppModule.with({ ownerUrl: '', appUrl: '', host: '', port: 0, demo: false, trustProxy: false, adminRoot: null });

function controllers(of: Type | DynamicModule): Type[] {
  const own = 'module' in of ? (of.controllers ?? []) : (Reflect.getMetadata('controllers', of) ?? []);
  const more = 'module' in of ? (of.imports ?? []) : (Reflect.getMetadata('imports', of) ?? []);
  return [...own, ...more.flatMap((one: Type | DynamicModule) => controllers(one))];
}

/** Every schema of every parameter of every route. */
const given: Place[] = controllers(module).flatMap((controller) =>
  Object.getOwnPropertyNames(controller.prototype).flatMap((method) =>
    Object.values<{ data?: string; schema?: unknown }>(Reflect.getMetadata('__routeArguments__', controller, method) ?? {}).flatMap(({ data, schema }) =>
      schema instanceof z.ZodType ? [{ name: `${controller.name}.${method} ${data ?? ''}`, schema }] : [],
    ),
  ),
);

/** The values that schema leaves to the caller, wherever they lie in it. */
function leaves({ name, schema }: Place, above: readonly z.ZodType[] = []): Place[] {
  if (above.includes(schema)) return [];
  const within = (inner: unknown, part = ''): Place[] => leaves({ name: `${name}${part}`, schema: inner as z.ZodType }, [...above, schema]);
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([key, inner]) => within(inner, `/${key}`));
  if (schema instanceof z.ZodArray) return within(schema.element, '/*');
  // Judged as a whole where its values are anything.
  if (schema instanceof z.ZodRecord)
    return schema.def.valueType instanceof z.ZodUnknown ? [{ name, schema }] : [...within(schema.keyType, '/?'), ...within(schema.valueType, '/*')];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((inner) => within(inner));
  if (schema instanceof z.ZodPipe) return within(schema.in);
  if (schema instanceof z.ZodLazy) return within(schema.unwrap());
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return within(schema.unwrap());
  return [{ name, schema }];
}

const all = given.flatMap((place) => leaves(place));
const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;
const accepting = (values: readonly unknown[], places = all): string[] =>
  [...new Set(places.filter(({ schema }) => values.some((value) => accepts(schema, value))).map(({ name }) => name))].sort();
const ofKind = (kind: typeof z.ZodNumber): Place[] => all.filter(({ schema }) => schema instanceof kind);
const lengths = Array.from({ length: 44 }, (_, n) => n);

it('every route’s schemas are looked at, and nothing in them is of a kind nobody looks into', () => {
  expect(all.length).toBeGreaterThan(300);
  const known = [z.ZodString, z.ZodStringFormat, z.ZodNumber, z.ZodEnum, z.ZodLiteral, z.ZodBoolean, z.ZodUnknown, z.ZodRecord];
  expect(all.filter(({ schema }) => !known.some((kind) => schema instanceof kind)).map(({ name }) => name)).toEqual([]);
});

it('no text a caller may send holds what the database cannot keep; of passwords only a hash is kept', () => {
  const broken = lengths.flatMap((length) => ['\0', '\ud83d'].map((sign) => `${'1'.repeat(length)}${sign}`));
  const texts = accepting([...broken, { a: 'b\0' }, { a: ['\ud83d'] }, ['\0']]);
  expect(texts.filter((name) => !/\/(?:password|old|wanted)$/u.test(name))).toEqual([]);
});

it('no number a caller may send is larger than a column holds, but what is counted in bytes', () => {
  const large = accepting([2_147_483_648, -2_147_483_649, 1e300, Number.MAX_SAFE_INTEGER], ofKind(z.ZodNumber));
  expect(large).toEqual(['UploadsController.begin /size', 'UploadsController.piece offset']);
});

it('no day a caller may send lies where nobody means it; what is looked back at, and the days of a plan, are refused in words of their own', () => {
  const ownWords = /^(?:AuditController\.asOf|BoardsController\.\w+|RegistersController\.\w+) \/(?:on|with|from|to)$|^CampaignsController\.(?:amend|edit) \//u;
  const days = all.filter(({ name, schema }) => accepts(schema, '2018-10-08') && !accepts(schema, '2018-10-0') && !ownWords.test(name));
  expect(days.length).toBeGreaterThan(20);
  expect(accepting(['0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2018-02-30'], days)).toEqual([]);
});
