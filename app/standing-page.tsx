import type { ReactNode } from "react";
import { Masthead } from "./chat/masthead.tsx";

/** A page with a message and a way on, in place of the chat. */
export function StandingPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="mx-auto max-w-[46rem] px-5 sm:px-9">
      <Masthead />
      <main className="py-10 text-lg leading-relaxed">
        <h2 className="mb-3 text-3xl leading-tight font-bold">{title}</h2>
        {children}
      </main>
    </div>
  );
}
