const room = (name) => `^lib/${name}(/|$)`;

/** A room may import itself and the rooms named here; everything else is forbidden. */
const MAY_IMPORT = {
  text: [],
  words: [],
  schema: ["words"],
  contract: ["schema", "words", "text"],
  rules: ["contract", "schema", "words", "text"],
  constructs: ["contract", "schema", "words", "package", "rules", "text"],
  plugin: ["text", "words", "schema"],
  cckm: ["text", "words"],
  provider: ["contract", "schema", "words", "plugin", "cckm", "text"],
  simulator: [],
  testing: ["contract", "schema", "plugin", "provider", "cckm", "simulator"],
  package: ["contract", "words"],
  "change-set": ["words"],
  review: ["contract", "schema", "text"],
  policy: ["contract", "review", "rules", "schema", "text"],
  publish: ["text", "words", "cckm"],
  cli: [
    "contract",
    "schema",
    "text",
    "words",
    "cckm",
    "simulator",
    "review",
    "publish",
    "package",
    "change-set",
    "policy",
  ],
};

module.exports = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
      name: `${name}-imports-only-${[...allowed, "itself"].join("-")}`,
      severity: "error",
      from: { path: room(name) },
      to: { path: "^lib/", pathNot: [name, ...allowed].map(room) },
    })),
    {
      name: "the-client-is-an-onion",
      comment: "Of lib/cckm, http knows no endpoint, an endpoint no shared read.",
      severity: "error",
      from: { path: "^lib/cckm/(http|api)/" },
      to: { path: "^lib/cckm/(api|reads)/", pathNot: "^lib/cckm/$1/" },
    },
    {
      name: "the-client-signs-in-below-its-calls",
      comment: "transport <- exchange <- token source <- requester.",
      severity: "error",
      from: { path: "^lib/cckm/http/(transport|exchange|sign-in|token-source)\\.ts$" },
      to: { path: "^lib/cckm/http/(requester|recent)\\.ts$" },
    },
    {
      name: "no-circles",
      comment: "Type-only ones included: what needs each other's types cannot be understood apart either.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "only-dependencies",
      comment: "What ships may use only what is installed with it.",
      severity: "error",
      from: { path: "^lib/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["npm-peer", "type-only"] },
    },
    {
      name: "constructs-know-no-wire",
      comment: "Constructs run at synth: no HTTP and no gRPC.",
      severity: "error",
      from: { path: "^lib/(schema|contract|constructs)/" },
      to: { path: "node_modules/(undici|hono|@hono|@grpc|@bufbuild|@msgpack)/" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
  },
};
