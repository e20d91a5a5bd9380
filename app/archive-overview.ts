import type { ArchiveOverview } from "./chat/archive-overview.ts";
import { dateline, health } from "./server/dateline.ts";

/** What the page says of the archive; null while it is being opened, so that the page never waits for it. */
export async function getArchiveOverview(): Promise<ArchiveOverview | null> {
  if (health().status !== "ready") return null;
  const archive = await dateline();
  return { ...(await archive.overview()), modes: archive.modes };
}
