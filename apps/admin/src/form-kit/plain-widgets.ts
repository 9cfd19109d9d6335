/** Stands in the built pages for rjsf's own widgets: every value is written in one of ours. */
const noWidgets = (): Readonly<Record<string, never>> => ({});

// oxlint-disable-next-line import/no-default-export -- rjsf asks for one
export default noWidgets;
