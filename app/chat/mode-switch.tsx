import { useState } from "react";
import type { Mode } from "../../lib/types.ts";
import { chooseMode } from "./mode.ts";

const LABELS: Readonly<Record<Mode, string>> = {
  extractive: "Quoted word for word",
  generative: "Written by a language model, checked",
};

/** How the next answers are made; nothing where there is only one way. The first of `modes` is the server's default. */
export function ModeSwitch({ modes }: { readonly modes: readonly Mode[] }) {
  const [mode, setMode] = useState(modes[0]);
  if (modes.length < 2) return null;
  return (
    <fieldset className="fine-print flex flex-wrap gap-x-5 pt-1">
      <legend className="sr-only">How answers are made</legend>
      {modes.map((each) => (
        <label key={each} className="flex min-h-7 items-center gap-1.5">
          <input
            type="radio"
            name="mode"
            className="accent-accent"
            checked={each === mode}
            onChange={() => {
              setMode(each);
              chooseMode(each);
            }}
          />
          {LABELS[each]}
        </label>
      ))}
    </fieldset>
  );
}
