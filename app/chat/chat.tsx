"use client";

import { useRef, useState } from "react";
import type { ArchiveOverview } from "./archive-overview.ts";
import { Masthead } from "./masthead.tsx";
import { ModeSwitch } from "./mode-switch.tsx";
import { Notes } from "./notes.tsx";
import { QuestionBox } from "./question-box.tsx";
import { SourcePanel } from "./source-panel.tsx";
import type { SourceRef } from "./source-ref.ts";
import { Turns } from "./turns.tsx";
import { useConversation } from "./use-conversation.tsx";
import { useIsWide } from "./use-is-wide.ts";
import { Welcome } from "./welcome.tsx";

/** The conversation: questions, answers, and the source that is open beside them, or over them on a phone. */
export function Chat({ archive }: { readonly archive: ArchiveOverview | null }) {
  const conversation = useConversation();
  const { turns, prepare } = conversation;
  const [opened, setOpened] = useState<SourceRef | null>(null);
  const opener = useRef<Element | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const isWide = useIsWide();
  const hasBegun = turns.length > 0;

  const open = (source: SourceRef) => {
    opener.current = document.activeElement;
    setOpened(source);
  };
  const close = () => {
    setOpened(null);
    const back = opener.current;
    // Next frame: until then the page under a phone's panel is inert and takes no focus.
    requestAnimationFrame(() => {
      if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    });
  };
  const startOver = () => {
    setOpened(null);
    conversation.startOver();
    window.scrollTo(0, 0);
    box.current?.focus();
  };

  return (
    <div className="mx-auto grid max-w-[80rem] lg:grid-cols-[minmax(0,1fr)_minmax(21rem,31rem)]">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: no control of its own, it only sees someone coming. */}
      <div
        className="mx-auto flex min-h-dvh w-full max-w-[46rem] min-w-0 flex-col px-5 sm:px-9"
        inert={opened !== null && !isWide}
        onFocus={prepare}
        onPointerDown={prepare}
      >
        <Masthead onStartOver={hasBegun ? startOver : undefined} />
        <main className="flex grow flex-col">
          <Turns conversation={conversation} opened={opened} onOpen={open} />
          <QuestionBox
            boxRef={box}
            isDocked={hasBegun}
            isBusy={conversation.isBusy}
            onAsk={conversation.ask}
            onStop={conversation.stop}
          />
          {archive && <ModeSwitch modes={archive.modes} />}
          {!hasBegun && <Welcome archive={archive} onAsk={conversation.ask} />}
        </main>
      </div>
      {opened ? <SourcePanel source={opened} isModal={!isWide} onClose={close} /> : <Notes archive={archive} />}
      {conversation.engine}
    </div>
  );
}
