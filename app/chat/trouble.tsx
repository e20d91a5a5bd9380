import type { ReactNode } from "react";

/** What went wrong, in words, with a way on. */
export function Trouble({
  children,
  action,
  onAction,
}: {
  readonly children: ReactNode;
  readonly action: string;
  readonly onAction: () => void;
}) {
  return (
    <div role="alert" className="mt-2 border-l-2 border-accent pl-5">
      <p className="text-lg leading-snug">{children}</p>
      <button type="button" className="quiet-button" onClick={onAction}>
        {action}
      </button>
    </div>
  );
}

/** An error of the chat as a sentence. The server's problems say their own; a lost connection says nothing useful. */
export function troubleInWords(error: Error): string {
  try {
    const problem: unknown = JSON.parse(error.message);
    if (typeof problem === "object" && problem !== null && "detail" in problem && typeof problem.detail === "string")
      return problem.detail;
  } catch {
    // Not a problem of our server's.
  }
  if (/fetch|network|load failed|connection/i.test(error.message)) {
    return "The server cannot be reached. Your question is kept; it may be back in a moment.";
  }
  return error.message || "The answer broke off. Your question is kept.";
}
