/** Why a file is not kept; `facts` fill the sentence. */
export interface FileFault {
  readonly code:
    | 'file.type-unknown'
    | 'file.type-differs'
    | 'file.broken'
    | 'file.locked'
    | 'file.macros'
    | 'file.packed-inside'
    | 'file.links-outside'
    | 'file.doctype'
    | 'file.unsafe'
    | 'file.picture-too-large';
  readonly facts?: Readonly<Record<string, string | number>>;
}

export const fault = (code: FileFault['code'], facts: FileFault['facts'] = {}): FileFault => ({ code, facts });
