"use client";

import { useChat } from "@ai-sdk/react";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { DatelineUIMessage } from "../../lib/stream/ui-message.ts";
import { createTransport } from "./transport.ts";

export interface EngineState {
  readonly messages: readonly DatelineUIMessage[];
  readonly isBusy: boolean;
  readonly error: Error | undefined;
}

export interface EngineControls {
  readonly ask: (question: string) => void;
  readonly stop: () => void;
  readonly regenerate: () => void;
}

interface ChatEngineProps {
  /** Asked as soon as the engine runs. */
  readonly firstQuestion: string;
  readonly onControls: (controls: EngineControls | null) => void;
  readonly onState: (state: EngineState) => void;
}

const transport = createTransport();

/**
 * The conversation with the server; draws nothing. The AI SDK and its schemas weigh more than the rest of the page, so
 * this file is fetched when somebody is about to ask, not before the page can be read.
 */
export function ChatEngine({ firstQuestion, onControls, onState }: ChatEngineProps) {
  const { messages, status, error, sendMessage, stop, regenerate } = useChat<DatelineUIMessage>({ transport });
  const begun = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; the SDK's functions stay good for the engine's life.
  useEffect(() => {
    onControls({
      ask: (question) => void sendMessage({ text: question }),
      stop: () => void stop(),
      regenerate: () => void regenerate(),
    });
    if (!begun.current) void sendMessage({ text: firstQuestion });
    begun.current = true;
    return () => onControls(null);
  }, []);

  useLayoutEffect(() => {
    // Before the first question is on its way there is nothing to tell.
    if (messages.length > 0) onState({ messages, isBusy: status === "submitted" || status === "streaming", error });
  }, [messages, status, error, onState]);

  return null;
}
