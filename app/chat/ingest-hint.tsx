/** How to put articles into the archive. */
export function IngestHint() {
  return (
    <div className="mt-3 text-[1.0625rem] leading-relaxed">
      <p>Give it .txt, .md or .pdf files, or folders of them, then start the server again:</p>
      <pre className="my-3 overflow-x-auto border-y border-rule py-3 font-mono text-[0.95rem]">
        npm run ingest -- PATH
      </pre>
    </div>
  );
}
