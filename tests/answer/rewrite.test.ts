import { describe, expect, test } from "vitest";
import { rewriteFollowUp } from "../../lib/answer/rewrite.ts";
import type { Turn } from "../../lib/types.ts";

/** Turns of a conversation, the user first. */
function turns(...said: string[]): Turn[] {
  return said.map((content, index) => ({ role: index % 2 === 0 ? "user" : "assistant", content }));
}

const KABUL = turns(
  "What happened at Kabul airport?",
  "The group was responsible for an attack on Kabul's international airport in 2021 that killed 13 US troops. [1]",
);

describe("a question that lacks nothing is left as it is", () => {
  test.each([
    ["Who is Colin Clarke?", KABUL],
    ["What is ISIS-K?", KABUL],
    ["When did the United States withdraw from Afghanistan?", KABUL],
    ["How many people did it kill?", []],
    ["Why?", []],
    ["  What is ISIS-K?\n", []],
  ])("%s", (question, history) => expect(rewriteFollowUp(question, history)).toBe(question.trim()));

  test("a question that says “that” without pointing anywhere", () => {
    const question = "Who said that Russia is complicit?";
    expect(rewriteFollowUp(question, KABUL)).toBe(question);
  });
});

describe("what a follow-up lacks comes from the turns before", () => {
  test.each<[string, string[], string, RegExp[]]>([
    [
      "“it” is what happened there",
      ["What happened at Kabul airport?", "An attack."],
      "How many people did it kill?",
      [/^How many people/, /Kabul airport/, /kill/],
    ],
    [
      "“it” is the thing asked about",
      ["What is ISIS-K?", "An affiliate."],
      "When did it emerge?",
      [/^When did ISIS-K emerge\?$/],
    ],
    [
      "“that” after a follow-up is what the follow-up was about",
      ["What happened at Kabul airport?", "An attack.", "How many people did it kill?", "13 US troops."],
      "When was that?",
      [/^When was that at Kabul airport\?$/],
    ],
    [
      "“do it” is all that was asked about",
      ["Who attacked Kabul airport?", "The group was responsible."],
      "why did they do it?",
      [/^why did they do it \(attacked Kabul airport\)\?$/],
    ],
    [
      "“his” is who spoke, though no name was told",
      ["Who warned the West?", "Earlier this month, the top US general in the Middle East said ISIS-K could attack."],
      "What's his name?",
      [/^What's the top US general in the Middle East[’']s name\?$/],
    ],
    [
      "“who said that” asks for the speaker of what was quoted last",
      ["Is it fixated on Russia?", "The group is fixated on Russia, said Colin Clarke."],
      "who said that?",
      [/^Who said: The group is fixated on Russia, said Colin Clarke\?$/],
    ],
    [
      "“its” is possessive",
      ["What is ISIS-K?", "An affiliate."],
      "Why did its membership decline?",
      [/ISIS-K[’']s membership/],
    ],
    [
      "“they” is the group",
      ["What attacks has ISIS-K carried out?", "Several."],
      "Why would they attack Russia?",
      [/^Why would .*ISIS-K.* attack Russia\?$/],
    ],
    [
      "“there” is the place",
      ["What happened in Iran?", "Twin bombings."],
      "How many people died there?",
      [/died in Iran\?$/],
    ],
    [
      "“he” is who spoke",
      ["Who commented on the motives?", "“…,” said Colin Clarke of Soufan Center."],
      "Where does he work?",
      [/Colin Clarke/, /work/],
    ],
    [
      "another place",
      ["How many people were killed in Kabul?", "13 US troops."],
      "And in Iran?",
      [/^How many people were killed in Iran\?$/],
    ],
    [
      "another name",
      ["What did Michael Kugelman say?", "He said so."],
      "What about Colin Clarke?",
      [/^What did Colin Clarke say\?$/],
    ],
    ["why", ["Has ISIS-K lost members?", "Its membership declined."], "Why?", [/^Why has ISIS-K lost members\?$/]],
    ["when", ["What happened at Kabul airport?", "An attack."], "When?", [/^When /, /Kabul airport/]],
    [
      "a few words that need their topic",
      ["What attacks has ISIS-K carried out?", "Several."],
      "Which mosques?",
      [/mosques/, /ISIS-K/],
    ],
  ])("%s", (_name, said, question, patterns) => {
    const standalone = rewriteFollowUp(question, turns(...said));
    for (const pattern of patterns) expect(standalone).toMatch(pattern);
  });

  test("and theirs from the turns before them", () => {
    const history = turns("What is ISIS-K?", "An affiliate.", "When did it emerge?", "In late 2014.");
    expect(rewriteFollowUp("And why did it decline?", history)).toMatch(/ISIS-K/);
  });

  test("an assistant's turn alone is no question to go back to", () => {
    expect(rewriteFollowUp("Why?", [{ role: "assistant", content: "Hello." }])).toBe("Why?");
  });
});

describe("whatever was said before, a question comes out", () => {
  const STRANGE = ["", "?", "🚢", "it", "And?", "why why why", "they ".repeat(300), "$& $1 \\", "\n\u00a0"];

  test.each(STRANGE)("after %j", (before) => {
    for (const question of ["Why?", "How many did it kill?", "And in Iran?", "What did he say?", "$& it"]) {
      const standalone = rewriteFollowUp(question, turns(before, before));
      expect(standalone.trim()).not.toBe("");
      expect(standalone).not.toMatch(/undefined|null/);
    }
  });

  test("of a very long turn only the beginning counts, so that no turn can keep the server busy", () => {
    const long = `What is ${"a very ".repeat(9_000)}long ship?`;
    for (const question of ["How big is it?", "Why?", "And in Iran?", "Which ships?"]) {
      expect(rewriteFollowUp(question, turns(long, long, long, long)).length).toBeLessThan(6_000);
    }
  });

  test.each([
    ["What was the $100 fine?", "Who paid it?", "$100 fine"],
    ["What happened in $& Town?", "Who lives there?", "in $& Town"],
    ["Who died in Kabul?", "And in C$1?", "in C$1"],
  ])("what was said before is put in as it is: after %j, %j", (before, question, expected) => {
    expect(rewriteFollowUp(question, turns(before, "Nobody."))).toContain(expected);
  });
});
