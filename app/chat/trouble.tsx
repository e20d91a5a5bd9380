import type { ReactNode } from "react";

interface TroubleProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The way on; null where there is none from here. */
  readonly onRetry: (() => void) | null;
}

/** What went wrong, in words, with a way on. */
export function Trouble({ title, children, onRetry }: TroubleProps) {
  return (
    <div role="alert" className="mt-5 border-t-2 border-accent pt-3">
      <p className="text-lg font-bold">{title}</p>
      <p className="mt-1 text-[1.0625rem] leading-relaxed">{children}</p>
      {onRetry && (
        <button
          type="button"
          onClick={onRetry}
          className="mt-3 border border-ink px-4 py-2 font-sans text-sm font-semibold hover:bg-sheet"
        >
          Try again
        </button>
      )}
    </div>
  );
}
