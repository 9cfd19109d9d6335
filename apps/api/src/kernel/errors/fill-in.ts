/** «已由{by}{as}» with the facts put in; a fact that is missing leaves nothing behind. */
export function fillIn(text: string, facts: Readonly<Record<string, string | number | null>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (_, name: string) => String(facts[name] ?? ''));
}
