/** Next calls this once when the server starts: the archive opens then, not with the first question. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { health } = await import("./app/server/dateline.ts");
  health();
}
