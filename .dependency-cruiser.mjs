/** Who may import whom: docs/architecture.md has the picture. `from` and `to` are paths from the repo's root. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** A stage of lib may import these of its neighbours' values; everything else of another stage only as a type. */
const LEAVES = "^lib/(types|errors|text/|onnx/)";
const STAGES = ["ingest", "embed", "store", "retrieve", "read", "answer", "stream", "server"];
const TYPE_ONLY = { dependencyTypesNot: ["type-only"] };

export default {
  forbidden: [
    forbid("no-cycles", "Data flows one way.", {}, { circular: true, viaOnly: TYPE_ONLY }),
    forbid(
      "no-orphans",
      "A file that nothing uses is dead.",
      { orphan: true, path: "^lib/", pathNot: "^lib/(onnx/worker|adapters/|types)" },
      {},
    ),
    forbid(
      "words-import-nothing",
      "types and errors are the ground.",
      { path: "^lib/(types|errors)\\.ts$" },
      { path: ".*" },
    ),
    forbid(
      "text-and-onnx-are-leaves",
      "Helpers know no stage.",
      { path: "^lib/(text|onnx)/" },
      { path: "^lib/", pathNot: LEAVES },
    ),
    ...STAGES.map((stage) =>
      forbid(
        `${stage}-stays-in-its-room`,
        "Another stage's interface comes as a type; only ask.ts, with find-answer.ts for each part of a question, and ingest.ts put stages in order.",
        { path: `^lib/${stage}/`, pathNot: "^lib/(answer/(ask|find-answer)|ingest/ingest)\\.ts$" },
        { path: "^lib/", pathNot: `${LEAVES}|^lib/${stage}/`, ...TYPE_ONLY },
      ),
    ),
    forbid(
      "only-dateline-constructs",
      "One place puts the parts together.",
      { path: "^lib/", pathNot: "^lib/dateline\\.ts$" },
      { path: "^lib/.*/(onnx|memory|openai)\\.ts$", ...TYPE_ONLY },
    ),
    forbid(
      "the-web-uses-the-front-door",
      "app knows the product, its streams and its server parts.",
      { path: "^app/" },
      { path: "^lib/", pathNot: "^lib/(dateline|types|errors|config|stream/.*|server/.*)\\.ts$" },
    ),
    forbid(
      "tools-use-the-front-door",
      "cli, evals and bench know the product, not its rooms.",
      { path: "^(cli|evals|bench)/" },
      { path: "^lib/", pathNot: "^lib/(dateline|archive|types|errors|config|stream/.*)\\.ts$" },
    ),
    forbid(
      "lib-knows-no-web-framework",
      "The product runs without Next and React.",
      { path: "^lib/" },
      { path: "node_modules/(next|react|react-dom)/" },
    ),
    forbid(
      "ai-sdk-at-the-edge",
      "The AI SDK is one way to speak, not how we think.",
      {
        path: "^(lib|cli|evals|bench)/",
        pathNot: ["^lib/(.*/openai|answer/generate|stream/.*)\\.ts$", "^evals/judge/openai\\.ts$"],
      },
      { path: "node_modules/(ai|@ai-sdk)/" },
    ),
    forbid(
      "langchain-at-the-edge",
      "LangChain is an adapter and a loader.",
      { path: "^lib/", pathNot: "^lib/(adapters/|ingest/load)" },
      { path: "node_modules/(langchain|@langchain)/" },
    ),
    forbid(
      "adapters-are-not-used-inside",
      "They are for others.",
      { path: "^lib/", pathNot: "^lib/adapters/" },
      { path: "^lib/adapters/" },
    ),
    forbid("no-unresolved", "Every import is there.", {}, { couldNotResolve: true, pathNot: "^(react|next)" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|node_modules/\\.)" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};
