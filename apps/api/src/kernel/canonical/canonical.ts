import serialize from 'canonicalize';

// Its types describe an ES module; the package is CommonJS, so the default import is the function itself.
const canonicalize = serialize as unknown as (value: unknown) => string | undefined;

/** The canonical JSON text of a value (RFC 8785): the same value always gives the same bytes. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('only JSON values have a canonical text');
  return text;
}
