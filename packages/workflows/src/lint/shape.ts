import { below, problem, type Problem } from './problem.js';

/** Hand-written structural checks: closed objects, located problems, nothing called that the data names. */
export type Shape = (json: unknown, pointer: string) => readonly Problem[];

/** What may still be empty while it is drawn: that it is, is found by the checks, at its card. */
export const textOrEmpty: Shape = (json, pointer) => (typeof json === 'string' ? bounded(json, pointer) : wrong(pointer, '这里要写文字'));
export const text: Shape = (json, pointer) => (json === '' ? wrong(pointer, '这里要写文字') : textOrEmpty(json, pointer));
export const flag: Shape = (json, pointer) => (typeof json === 'boolean' ? [] : wrong(pointer, '这里只能写 true 或 false'));
export const minutes: Shape = (json, pointer) => (typeof json === 'number' && Number.isInteger(json) && json >= 0 ? [] : wrong(pointer, '这里要写整数'));

/** How many: a positive integer nobody mistakes for something else. */
export const count: Shape = (json, pointer) =>
  typeof json === 'number' && Number.isInteger(json) && json > 0 && json <= 10_000 ? [] : wrong(pointer, '这里要写正整数');

/** Longer than any sentence of a process. */
const LONGEST = 2000;

function bounded(words: string, pointer: string): readonly Problem[] {
  return words.length > LONGEST ? [problem(pointer, 'json.too-long', `最多${LONGEST}字`)] : [];
}

export function literal(...allowed: readonly (string | number)[]): Shape {
  return (json, pointer) => (allowed.some((one) => one === json) ? [] : wrong(pointer, `这里只能写${allowed.join('、')}`));
}

export function list(item: Shape, { most }: { most: number }): Shape {
  return (json, pointer) => {
    if (!Array.isArray(json)) return wrong(pointer, '这里要写一个列表');
    if (json.length > most) return [problem(pointer, 'json.too-many', `最多${most}项`)];
    return json.flatMap((one, n) => item(one, below(pointer, n)));
  };
}

/** A closed object: unknown and inherited names are refused, `optional` ones may be absent. */
export function object(required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape {
  const shapes = new Map([...Object.entries(required), ...Object.entries(optional)]);
  return (json, pointer) => {
    if (!isPlain(json)) return wrong(pointer, '这里要写一个对象');
    const unknown = Object.keys(json).filter((key) => !shapes.has(key));
    const missing = Object.keys(required).filter((key) => !Object.hasOwn(json, key));
    return [
      ...unknown.map((key) => problem(below(pointer, key), 'json.unknown-property', `不认识“${key.slice(0, 40)}”`)),
      ...missing.map((key) => problem(below(pointer, key), 'json.missing', `缺少“${key}”`)),
      ...Object.entries(json).flatMap(([key, value]) => shapes.get(key)?.(value, below(pointer, key)) ?? []),
    ];
  };
}

/** An object whose names the author chooses; names every object inherits are refused. */
export function record(value: Shape, { most }: { most: number }): Shape {
  return (json, pointer) => {
    if (!isPlain(json)) return wrong(pointer, '这里要写一个对象');
    const entries = Object.entries(json);
    if (entries.length > most) return [problem(pointer, 'json.too-many', `最多${most}项`)];
    return entries.flatMap(([key, one]) => {
      if (key in Object.prototype) return [problem(below(pointer, key), 'json.forbidden-key', `不能用“${key}”这个名字`)];
      return value(one, below(pointer, key));
    });
  };
}

/** One of several objects, told apart by their `type`. */
export function oneOf(shapes: Readonly<Record<string, Shape>>): Shape {
  const byType = new Map(Object.entries(shapes));
  return (json, pointer) => {
    if (!isPlain(json)) return wrong(pointer, '这里要写一个对象');
    const shape = typeof json['type'] === 'string' ? byType.get(json['type']) : undefined;
    return shape ? shape(json, pointer) : wrong(below(pointer, 'type'), `类型只能是${[...byType.keys()].join('、')}`);
  };
}

export function isPlain(json: unknown): json is Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
  const prototype: unknown = Object.getPrototypeOf(json);
  // The prototype of prototypes, whichever realm made the object.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function wrong(pointer: string, message: string): readonly Problem[] {
  return [problem(pointer, 'json.wrong-type', message)];
}
