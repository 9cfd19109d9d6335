/** What a text says to a kind of field: its value, or why it is none: «不是日期». */
export type TextRead = { readonly value: unknown } | { readonly flaw: string };

/** Facts a text is read by: the local day, and the ids that go by a name. */
export interface TextsKnown {
  readonly today: string;
  readonly people: Readonly<Record<string, readonly string[]>>;
  readonly units: Readonly<Record<string, readonly string[]>>;
}

/** Full-width digits and letters as their plain selves, without blanks around. */
export const plainText = (text: string): string => text.normalize('NFKC').trim();

/** A number as sheets show it: thousands apart, full width, with what it counts behind it. */
export function numberRead(text: string, units: readonly string[] = []): number | undefined {
  const counted = plainText(text).replaceAll(/[\s,]/gu, '');
  const unit = units.map(plainText).find((one) => one !== '' && counted.endsWith(one));
  const digits = unit === undefined ? counted : counted.slice(0, -unit.length);
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(digits) ? Number(digits) : undefined;
}

/** Several answers in one text. */
export const partsOf = (text: string): readonly string[] =>
  text
    .split(/[、，,；;\n]/u)
    .map((part) => part.replace(/^[\s✓✔√☑]+/u, '').trim())
    .filter((part) => part !== '');

/** The one id that goes by a name. */
export function idNamed(ids: Readonly<Record<string, readonly string[]>>, name: string): { readonly value: string } | { readonly flaw: string } {
  const found = Object.hasOwn(ids, name) ? (ids[name] ?? []) : [];
  const [only] = found;
  if (only === undefined) return { flaw: '没有找到' };
  return found.length === 1 ? { value: only } : { flaw: `同名的有${found.length}个，请在格内选择` };
}

/** The ids of several names, all of them or none. */
export function idsNamed(ids: Readonly<Record<string, readonly string[]>>, text: string): TextRead {
  const read = partsOf(text.replaceAll(/[ \u3000]+/gu, '、')).map((name) => ({ name, one: idNamed(ids, name) }));
  const wrong = read.flatMap(({ name, one }) => ('flaw' in one ? [`“${name}”${one.flaw}`] : []));
  return wrong.length > 0 ? { flaw: `中${wrong.join('，')}` } : { value: [...new Set(read.flatMap(({ one }) => ('value' in one ? [one.value] : [])))] };
}
