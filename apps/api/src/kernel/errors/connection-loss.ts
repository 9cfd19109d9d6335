// Classes of PostgreSQL (08: connection, 57P0x: it shuts down) and of the sockets of Node.
const codes = /^(08...|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/u;
// What the driver and its pool say without a code of their own.
const words =
  /^(Connection terminated|Connection ended|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired)/iu;

/** Whether an error says that PostgreSQL could not be reached or went away, rather than what it answered. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? codes.test(code) : words.test(error.message);
}
