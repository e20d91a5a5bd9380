import { describe, expect, test } from "vitest";
import { parseText } from "../../lib/ingest/parse.ts";

describe("the dateline", () => {
  test.each([
    ["WASHINGTON (Reuters) - The US has said so.", "WASHINGTON", "Reuters"],
    ["LONDON, March 3 (AP) — Shares rose.", "LONDON", "AP"],
    ["KABUL, Sept 5 - Two men said so.", "KABUL", undefined],
    ["NEW YORK, Oct. 12, 1987 (Reuter) -- Stocks fell.", "NEW YORK", "Reuter"],
    ["PORT-AU-PRINCE (AFP) – The ship left.", "PORT-AU-PRINCE", "AFP"],
    ["ST. PETERSBURG, Russia (Reuters) - The ship left.", "ST. PETERSBURG, Russia", "Reuters"],
    ["SÃO PAULO (Reuters) - The ship left.", "SÃO PAULO", "Reuters"],
    ["  \nPARIS (Reuters) - The ship left.", "PARIS", "Reuters"],
  ])("%s", (text, dateline, source) => {
    const parsed = parseText(text, "plain");
    expect(parsed.dateline).toBe(dateline);
    expect(parsed.source).toBe(source);
    const body = text.slice(parsed.sections[0]?.bodyStart);
    expect(body).toMatch(/^(?:The|Shares|Two|Stocks)/);
  });

  test.each([
    "The harbour reopened on Tuesday.",
    "ISIS-K - who are they?",
    "NATO (the alliance) said so.",
    "A ship (Marlow's own) - the Doe - left.",
    "",
  ])("there is none in %j", (text) => {
    const parsed = parseText(text, "plain");
    expect(parsed).not.toHaveProperty("dateline");
    expect(parsed).not.toHaveProperty("source");
    expect(parsed.sections[0]?.bodyStart ?? 0).toBe(0);
  });

  test("what a text does not say stays absent", () => {
    const parsed = parseText("PARIS (Reuters) - The ship left.", "plain");
    expect(Object.keys(parsed).toSorted()).toEqual(["dateline", "sections", "source"]);
  });

  test("only the very beginning is a dateline", () => {
    const parsed = parseText("The ship left.\nPARIS (Reuters) - It came back.", "plain");
    expect(parsed).not.toHaveProperty("dateline");
  });
});

describe("headings", () => {
  const headingsOf = (text: string) => parseText(text, "plain").sections.map(({ heading }) => heading);

  test("all-caps lines open sections; what stands before them is a section without a heading", () => {
    const text = "A ship sank there.\nWHAT SANK IT?\nA storm, people say.\n\n  WHO SAW IT  \nThe harbour master did.";
    expect(headingsOf(text)).toEqual(["", "WHAT SANK IT?", "WHO SAW IT"]);
  });

  test("a text may open with a heading", () => {
    expect(headingsOf("WHAT SANK IT?\nA storm sank it, people of the town say.")).toEqual(["WHAT SANK IT?"]);
  });

  test("the running text of a section begins after its heading", () => {
    const text = "A ship sank there.\r\nWHAT SANK IT?\r\nA storm, people say.";
    const section = parseText(text, "plain").sections[1];
    expect(text.slice(section?.start, section?.bodyStart)).toBe("WHAT SANK IT?");
    expect(text.slice(section?.bodyStart, section?.end).trim()).toBe("A storm, people say.");
  });

  test.each([
    ["one word", "MARLOW"],
    ["a shouted sentence", "THE SHIP SANK."],
    ["a list that goes on", "SHIPS, BOATS AND RAFTS:"],
    ["a table's figures", "1986 1987 12.5 PCT 44.1"],
    ["too many words to be a heading", "A B C D E F G H I J K L M N O P Q R"],
    ["hardly a letter", "A - B"],
  ])("%s is none", (_name, line) => {
    expect(headingsOf(`A ship sank there, people of the town say.\n${line}\nA storm sank it.`)).toEqual([""]);
  });

  test("a text that is mostly capitals has none, since nothing sets them apart", () => {
    expect(headingsOf("SHIP SINKS AT MARLOW\nA STORM SANK A SHIP\nNOBODY DIED\nThe end.")).toEqual([""]);
  });
});
