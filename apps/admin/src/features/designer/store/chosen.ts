/** What is looked at: a node of a chain, or a branch of a fork. */
export type Chosen = { readonly type: 'node'; readonly node: string } | { readonly type: 'branch'; readonly fork: string; readonly branch: string };

export const cardKey = (chosen: Chosen): string => (chosen.type === 'node' ? chosen.node : `${chosen.fork}/${chosen.branch}`);
