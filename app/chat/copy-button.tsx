import { useEffect, useState } from "react";
import { copyText } from "./clipboard.ts";

const SAID = { copied: "Copied.", failed: "The browser did not allow it. Select the text and copy it." } as const;

/** Copies, and says beside itself whether that worked. */
export function CopyButton({ text }: { readonly text: string }) {
  const [said, setSaid] = useState<keyof typeof SAID | null>(null);
  useEffect(() => {
    if (said !== "copied") return;
    const timer = setTimeout(() => setSaid(null), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        onClick={async () => setSaid((await copyText(text)) ? "copied" : "failed")}
      >
        Copy with citations
      </button>
      <span role="status" className="fine-print">
        {said && SAID[said]}
      </span>
    </>
  );
}
