import { getArchiveOverview } from "./archive-overview.ts";
import { Chat } from "./chat/chat.tsx";

export const dynamic = "force-dynamic";

export default async function Page() {
  return <Chat archive={await getArchiveOverview()} />;
}
