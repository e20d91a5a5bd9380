/** The paper's name, and the way back to an empty page. */
export function Masthead({ onStartOver }: { readonly onStartOver: (() => void) | undefined }) {
  return (
    <header className="flex items-end justify-between gap-4 border-b-4 border-double border-ink pt-7 pb-3">
      <div>
        <h1 className="text-4xl leading-none font-bold tracking-tight">Dateline</h1>
        <p className="mt-2 text-faded italic">Ask your newswire. Every sentence cited.</p>
      </div>
      {onStartOver && (
        <button type="button" className="quiet-button shrink-0" onClick={onStartOver}>
          New conversation
        </button>
      )}
    </header>
  );
}
