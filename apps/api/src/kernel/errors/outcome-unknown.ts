/** The commit was sent and its answer never came: the work may be done or not. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('the connection went away after the commit was sent', { cause });
    this.name = 'OutcomeUnknown';
  }
}
