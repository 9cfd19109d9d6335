/** An answer that was not carried over, with its words. */
export interface SetAside {
  readonly field: string;
  readonly table?: string;
  readonly label: string;
  readonly row: number | null;
  readonly text: string;
  readonly became: 'set-aside' | 'lost';
}
