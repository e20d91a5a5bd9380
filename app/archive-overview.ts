import type { ArchiveOverview } from "./chat/archive-overview.ts";
import { dateline, health } from "./server/dateline.ts";

/** What the page says of the archive; null while it is being opened, so that the page never waits for it. */
export async function getArchiveOverview(): Promise<ArchiveOverview | null> {
  return health().status === "ready" ? (await dateline()).overview() : null;
}
