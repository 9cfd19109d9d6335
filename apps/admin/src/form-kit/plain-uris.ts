/**
 * Stands in the built pages for the reader of addresses rjsf brings along: it would look up parts of a schema under their own addresses, and
 * ours have none. What is built into every browser answers the same for far less script.
 */
const plainUris = {
  equal: (one: string, other: string): boolean => one === other,
  resolve: (base: string, reference: string): string => (URL.canParse(reference, base) ? new URL(reference, base).href : reference),
};

// oxlint-disable-next-line import/no-default-export -- rjsf asks for one
export default plainUris;
