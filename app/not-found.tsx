export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl px-5 py-24">
      <h1 className="text-3xl">There is no such page.</h1>
      <p className="mt-4 text-lg">
        <a href="/" className="text-accent underline underline-offset-4">
          Ask the archive
        </a>
      </p>
    </main>
  );
}
