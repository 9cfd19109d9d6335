/**
 * An exact decimal: `units` times ten to the power of minus `scale`. A number of JSON stands for the decimal it is written as,
 * which is exact up to 15 digits; 0.1 + 0.2 is 0.3.
 */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Digits beyond which a result is no result: nothing people fill in needs them, and work must stay bounded. */
const MOST_DIGITS = 60;
/** Places a quotient is carried to, rounded half away from zero. */
const QUOTIENT_SCALE = 20;

/** The decimal a number is written as; `undefined` for what is none or too large. */
export function decimalOf(value: number): Decimal | undefined {
  if (Number.isSafeInteger(value)) return { units: BigInt(value), scale: 0 };
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(String(value));
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  if (Math.abs(scale) > MOST_DIGITS) return undefined;
  const units = BigInt(`${sign}${whole}${fraction}`) * power(Math.max(0, -scale));
  return bounded({ units, scale: Math.max(0, scale) });
}

/** The nearest number of JSON. */
export const numberOf = (decimal: Decimal): number => Number(textOf(decimal));

/** Written with the point, without zeros at the end. */
export function textOf(decimal: Decimal): string {
  const { units, scale } = trimmed(decimal);
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

/** Written with exactly so many places: 12.5 → 12.50. What has more places keeps them. */
export function fixedText(value: number, scale: number): string {
  const decimal = decimalOf(value);
  if (decimal === undefined) return String(value);
  const { units, scale: own } = trimmed(decimal);
  const text = textOf({ units, scale: own });
  if (own >= scale) return text;
  return `${text}${own === 0 ? '.' : ''}${'0'.repeat(scale - own)}`;
}

/** Digits after the point, zeros at the end aside. */
export const placesOf = (value: number): number => trimmed(decimalOf(value) ?? { units: 0n, scale: 0 }).scale;

export const add = (a: Decimal, b: Decimal): Decimal | undefined => aligned(a, b, (x, y) => x + y);

export const subtract = (a: Decimal, b: Decimal): Decimal | undefined => aligned(a, b, (x, y) => x - y);

export const multiply = (a: Decimal, b: Decimal): Decimal | undefined => bounded(trimmed({ units: a.units * b.units, scale: a.scale + b.scale }));

/** Nothing is divided by nothing. */
export function divide(a: Decimal, b: Decimal): Decimal | undefined {
  if (b.units === 0n) return undefined;
  const units = a.units * power(QUOTIENT_SCALE + b.scale);
  return bounded(trimmed({ units: quotient(units, b.units * power(a.scale)), scale: QUOTIENT_SCALE }));
}

/** Rounded half away from zero, as people round. */
export function rounded(decimal: Decimal, places: number): Decimal {
  if (decimal.scale <= places) return decimal;
  return { units: quotient(decimal.units, power(decimal.scale - places)), scale: places };
}

export function compare(a: Decimal, b: Decimal): number {
  const [x, y] = [a.units * power(Math.max(0, b.scale - a.scale)), b.units * power(Math.max(0, a.scale - b.scale))];
  return x < y ? -1 : Number(x > y);
}

function aligned(a: Decimal, b: Decimal, of: (x: bigint, y: bigint) => bigint): Decimal | undefined {
  const scale = Math.max(a.scale, b.scale);
  return bounded(trimmed({ units: of(a.units * power(scale - a.scale), b.units * power(scale - b.scale)), scale }));
}

function quotient(units: bigint, by: bigint): bigint {
  const [n, d] = by < 0n ? [-units, -by] : [units, by];
  const half = n < 0n ? -d / 2n : d / 2n;
  return (n + half) / d;
}

function trimmed({ units, scale }: Decimal): Decimal {
  let [left, places] = [units, scale];
  while (places > 0 && left % 10n === 0n) [left, places] = [left / 10n, places - 1];
  return { units: left, scale: places };
}

const LIMIT = 10n ** BigInt(MOST_DIGITS);

const bounded = (decimal: Decimal): Decimal | undefined =>
  decimal.units < LIMIT && decimal.units > -LIMIT && decimal.scale <= MOST_DIGITS ? decimal : undefined;

const power = (exponent: number): bigint => 10n ** BigInt(exponent);
