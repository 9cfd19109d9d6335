/** Stands in the built pages for rjsf's lists and grids: tables, lists and what lies beside each other are fields of our own, so nothing asks for these. */
const NoField = (): never => {
  throw new Error('a form was not compiled by ours: it asks for a list or grid of rjsf');
};

// oxlint-disable-next-line import/no-default-export -- rjsf asks for one
export default NoField;
