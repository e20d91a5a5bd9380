"use client";

import { StandingPage } from "./standing-page.tsx";

/** Shown when the page itself fails; the chat shows its own troubles where they happen. */
export default function PageError({ retry }: { readonly retry: () => void }) {
  return (
    <StandingPage title="This page could not be shown">
      <p>Something failed while it was drawn. Nothing of the archive is lost; the server’s log says why.</p>
      <button
        type="button"
        onClick={retry}
        className="mt-6 border border-ink px-4 py-2 font-sans text-sm font-semibold hover:bg-sheet"
      >
        Try again
      </button>
    </StandingPage>
  );
}
