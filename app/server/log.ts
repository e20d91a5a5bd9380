/** Writes a failure to the server's log (standard error), where operators look; never to a client. */
export function log(error: unknown): void {
  // biome-ignore lint/suspicious/noConsole: the server's log is the console.
  console.error(error);
}
