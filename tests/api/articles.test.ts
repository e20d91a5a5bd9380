import { describe, expect, test } from "vitest";
import { GET as GET_ONE } from "../../app/api/articles/[id]/route.ts";
import { GET } from "../../app/api/articles/route.ts";
import { HARBOUR, SCHOOL } from "../fakes/articles.ts";
import { problemOf, serve } from "../fakes/served.ts";
import { createToyDateline } from "../fakes/toy-dateline.ts";

function getOne(id: string): Promise<Response> {
  return GET_ONE(new Request(`http://localhost/api/articles/${encodeURIComponent(id)}`), {
    params: Promise.resolve({ id }),
  });
}

describe("GET /api/articles", () => {
  test("lists all articles; what is unknown is null, and no text travels", async () => {
    serve(await createToyDateline());
    const response = await GET();
    expect(response.status).toBe(200);
    const { articles } = await response.json();
    expect(articles.map(({ id }: { id: string }) => id)).toEqual(["harbour", "school"]);
    expect(articles[0]).toEqual({
      id: "harbour",
      title: HARBOUR.title,
      titleBy: "dateline",
      source: "Wire",
      dateline: "MARLOW",
      publishedAt: null,
      url: null,
      length: HARBOUR.text.length,
    });
  });

  test("of an empty archive is an empty list", async () => {
    serve(await createToyDateline({ articles: [] }));
    expect(await (await GET()).json()).toEqual({ articles: [] });
  });
});

describe("GET /api/articles/{id}", () => {
  test("gives the text to the character, and sections that are all of it", async () => {
    const awkward = { ...SCHOOL, id: "awkward", text: "🚢\r\n\u00a0e\u0301\u2028.", sections: [] };
    serve(await createToyDateline({ articles: [HARBOUR, awkward] }));
    expect((await (await getOne("awkward")).json()).text).toBe(awkward.text);
    const { text, sections } = await (await getOne("harbour")).json();
    expect(text).toBe(HARBOUR.text);
    expect(sections).toEqual(HARBOUR.sections);
  });

  test.each(["nothing", "", "../../../etc/passwd", "__proto__", "🚢"])(
    "there is none with the id %j: 404",
    async (id) => {
      serve(await createToyDateline());
      expect((await problemOf(await getOne(id))).status).toBe(404);
    },
  );
});
