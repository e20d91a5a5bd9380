import { expect, test } from "vitest";
import { saysSomething } from "../../lib/answer/says-something.ts";

test.each([
  ["Who closed the harbour of Marlow?", "the group"],
  ["Who closed the harbour of Marlow?", "They"],
  ["Where did the storm reach Marlow?", "Marlow"],
  ["What is the harbour of Marlow known for?", "Marlow's harbour"],
])("%s is not answered by: %s", (question, words) => expect(saysSomething(words, question)).toBe(false));

test.each([
  ["Who closed the harbour of Marlow?", "the Marlow group"],
  ["Who closed the harbour of Marlow?", "Harbour master Jane Doe"],
  ["Was the harbour closed by snow or by rain?", "rain"],
  ["When was it?", "then"],
  ["What kind of storm was it?", "a snow storm"],
])("%s may be answered by: %s", (question, words) => expect(saysSomething(words, question)).toBe(true));
