import { DefaultChatTransport } from "ai";
import type { DatelineUIMessage } from "../../lib/stream/ui-message.ts";
import { chosenMode } from "./mode.ts";

/** Turns that go along with a question; older ones do not change what it means. */
const MESSAGES_SENT = 12;

/** Sends the words of the last turns only: passages and citations are the server's own, and would outgrow its limit. */
export function createTransport(): DefaultChatTransport<DatelineUIMessage> {
  return new DefaultChatTransport<DatelineUIMessage>({
    api: "/api/chat",
    prepareSendMessagesRequest: ({ messages, body }) => ({
      body: {
        ...body,
        mode: chosenMode(),
        messages: messages.slice(-MESSAGES_SENT).map(({ id, role, parts }) => ({
          id,
          role,
          parts: parts.filter((part) => part.type === "text").map(({ type, text }) => ({ type, text })),
        })),
      },
    }),
  });
}
