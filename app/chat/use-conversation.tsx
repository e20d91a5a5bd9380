import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import type { ChatEngine, EngineControls, EngineState } from "./chat-engine.tsx";
import { type TurnView, toTurns } from "./read-message.ts";

export interface Conversation {
  readonly turns: readonly TurnView[];
  readonly isBusy: boolean;
  readonly error: Error | undefined;
  /** Turns whose answer was stopped, by their place. */
  readonly stopped: ReadonlySet<number>;
  readonly ask: (question: string) => void;
  readonly stop: () => void;
  /** Asks the last question again. */
  readonly regenerate: () => void;
  readonly startOver: () => void;
  /** Fetches what asking takes; safe to call often. */
  readonly prepare: () => void;
  /** To be rendered anywhere; it draws nothing. */
  readonly engine: ReactNode;
}

const IDLE: EngineState = { messages: [], isBusy: false, error: undefined };

const loadEngine = () => import("./chat-engine.tsx").then((module) => module.ChatEngine);

/** What stands on the page while the engine is on its way. */
function asking(question: string): EngineState {
  const parts = [{ type: "text" as const, text: question }];
  return { messages: [{ id: "first", role: "user", parts }], isBusy: true, error: undefined };
}

/** The conversation, with the engine behind it loaded when it is first wanted. */
export function useConversation(): Conversation {
  const [Engine, setEngine] = useState<typeof ChatEngine | null>(null);
  const [first, setFirst] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const [state, setState] = useState<EngineState>(IDLE);
  const [stopped, setStopped] = useState<ReadonlySet<number>>(new Set());
  const controls = useRef<EngineControls | null>(null);
  const turns = useMemo(() => toTurns(state.messages), [state.messages]);

  const prepare = useCallback(() => {
    // A failure is told once something is asked; by then another attempt may well succeed.
    loadEngine().then(
      (loaded) => setEngine(() => loaded),
      () => {},
    );
  }, []);

  const start = (question: string) => {
    setFirst(question);
    setState(asking(question));
    loadEngine().then(
      (loaded) => setEngine(() => loaded),
      (error: Error) => setState({ ...asking(question), isBusy: false, error: new TypeError(error.message) }),
    );
  };

  const hold = useCallback((next: EngineControls | null) => {
    controls.current = next;
  }, []);

  const startOver = () => {
    controls.current?.stop();
    setFirst(null);
    setState(IDLE);
    setStopped(new Set());
    setRound((count) => count + 1);
  };

  return {
    turns,
    isBusy: state.isBusy,
    error: state.error,
    stopped,
    prepare,
    startOver,
    ask: (question) => (controls.current ? controls.current.ask(question) : start(question)),
    stop: () => {
      if (!controls.current) return startOver();
      setStopped((before) => new Set(before).add(turns.length - 1));
      controls.current.stop();
    },
    regenerate: () => {
      setStopped((before) => new Set([...before].filter((place) => place !== turns.length - 1)));
      if (controls.current) controls.current.regenerate();
      else if (first !== null) start(first);
    },
    engine:
      Engine && first !== null ? (
        <Engine key={round} firstQuestion={first} onControls={hold} onState={setState} />
      ) : null,
  };
}
