import { describe, expect, test } from "vitest";
import { parseText } from "../../lib/ingest/parse.ts";

const WITH_FRONT_MATTER = `---
title: "The harbour: reopened"
source: Marlow Post
date: 2024-05-01
url: https://example.org/harbour
mood: glad
---
The harbour reopened.

## Why it was closed ##

A storm sank two ships.
`;

describe("front matter", () => {
  test("names title, source, date and address; other lines are let be", () => {
    const { sections: _, ...facts } = parseText(WITH_FRONT_MATTER, "markdown");
    expect(facts).toEqual({
      title: "The harbour: reopened",
      source: "Marlow Post",
      publishedAt: "2024-05-01",
      url: "https://example.org/harbour",
    });
  });

  test("is not running text", () => {
    const first = parseText(WITH_FRONT_MATTER, "markdown").sections[0];
    expect(WITH_FRONT_MATTER.slice(first?.bodyStart, first?.end).trim()).toBe("The harbour reopened.");
  });

  test("works with CRLF and a byte order mark", () => {
    const text = `\ufeff${WITH_FRONT_MATTER.replaceAll("\n", "\r\n")}`;
    expect(parseText(text, "markdown")).toMatchObject({ title: "The harbour: reopened", publishedAt: "2024-05-01" });
  });

  test("that never ends is running text", () => {
    const text = "---\ntitle: Harbour\n\nThe harbour reopened.";
    expect(parseText(text, "markdown")).toEqual({
      sections: [{ heading: "", start: 0, bodyStart: 0, end: text.length }],
    });
  });

  test("further down is running text", () => {
    expect(parseText("The harbour.\n---\ntitle: No\n---\n", "markdown")).not.toHaveProperty("title");
  });
});

describe("headings", () => {
  const headingsOf = (text: string) => parseText(text, "markdown").sections.map(({ heading }) => heading);

  test("of every level, with and without closing marks", () => {
    expect(headingsOf("# One\ntext\n###### Six\ntext\n   ## Two ##\ntext")).toEqual(["One", "Six", "Two"]);
  });

  test("the first of level one is the title where nothing else is", () => {
    expect(parseText("Hello.\n\n## Sub\n\n# The harbour\n", "markdown").title).toBe("The harbour");
    expect(parseText("---\ntitle: Front\n---\n# The harbour\n", "markdown").title).toBe("Front");
    expect(parseText("## Sub\n", "markdown")).not.toHaveProperty("title");
  });

  test.each([
    ["no space after the mark", "#hashtag"],
    ["seven marks", "####### Seven"],
    ["indented code", "    # comment"],
    ["nothing after it", "# "],
    ["in the midst of a line", "We are # one"],
  ])("%s is none", (_name, line) => expect(headingsOf(`Text.\n${line}\nMore text.`)).toEqual([""]));

  test("a fence hides them, whatever fence it is, until it ends", () => {
    expect(headingsOf("# A\n```sh\n# comment\n```\n# B\n")).toEqual(["A", "B"]);
    expect(headingsOf("# A\n~~~\n# comment\n```\n# still code\n~~~\n# B\n")).toEqual(["A", "B"]);
    expect(headingsOf("# A\n````\n```\n# still code\n````\n# B\n")).toEqual(["A", "B"]);
    expect(headingsOf("# A\n```\n# to the end\n")).toEqual(["A"]);
  });
});
