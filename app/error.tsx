"use client";

/** Shown when the page itself fails; the chat shows its own troubles where they happen. */
export default function PageError({ reset }: { readonly reset: () => void }) {
  return (
    <main className="mx-auto max-w-xl px-5 py-24">
      <h1 className="text-3xl">This page could not be shown.</h1>
      <p className="mt-4 text-lg text-faded">Something failed while it was drawn. Nothing of the archive is lost.</p>
      <button type="button" onClick={reset} className="mt-8 border border-ink px-5 py-2.5 font-sans text-sm">
        Try again
      </button>
    </main>
  );
}
