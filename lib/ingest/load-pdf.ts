import { DatelineError } from "../errors.ts";

/** A PDF's text, pages parted by blank lines, and the title that its metadata names. Offsets count into this text. */
export async function loadPdf(path: string): Promise<{ readonly text: string; readonly title?: string }> {
  try {
    // Loaded with the first PDF: a server that only answers never needs it.
    const { PDFLoader } = await import("@langchain/community/document_loaders/fs/pdf");
    const pages = await new PDFLoader(path).load();
    const title: unknown = pages[0]?.metadata.pdf?.info?.Title;
    const text = pages.map(({ pageContent }) => pageContent).join("\n\n");
    return { text, ...(typeof title === "string" && title.trim() !== "" ? { title: title.trim() } : {}) };
  } catch (cause) {
    throw new DatelineError(
      "bad-file",
      `${path} is not a PDF that can be read.`,
      "Open it in a viewer: it may be damaged or protected.",
      cause,
    );
  }
}
