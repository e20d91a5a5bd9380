/** The paper's name, and the way back to an empty page. */
export function Masthead({ onStartOver }: { readonly onStartOver?: (() => void) | undefined }) {
  return (
    <header className="pt-6 sm:pt-9">
      <div aria-hidden="true" className="h-1.5 border-t-[3px] border-b border-ink" />
      <div className="flex flex-wrap items-end justify-between gap-x-6 border-b border-rule pt-4 pb-2.5 sm:pt-5">
        <h1 className="text-[2.6rem] leading-none font-bold tracking-[-0.03em] sm:text-[3.4rem]">
          Dateline<span className="text-accent">.</span>
        </h1>
        {onStartOver && (
          <button type="button" className="quiet-button shrink-0" onClick={onStartOver}>
            New conversation
          </button>
        )}
        <p className="w-full pt-1.5 text-[1.0625rem] text-faded italic">Ask your newswire. Every sentence cited.</p>
      </div>
    </header>
  );
}
