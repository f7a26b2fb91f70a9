const { availableParallelism } = require("node:os");

const swc = (jsc) => ["@swc/jest", { jsc: { target: "es2022", ...jsc }, module: { type: "commonjs" } }];
const transform = {
  "^.+\\.ts$": swc({ parser: { syntax: "typescript" } }),
  "^.+\\.tsx$": swc({
    parser: { syntax: "typescript", tsx: true },
    transform: { react: { runtime: "automatic", importSource: "hono/jsx" } },
  }),
};
const moduleNameMapper = {
  "^fast-check$": "<rootDir>/test/support/fast-check.cjs",
  "^\\.\\./locales/index\\.cjs$": "<rootDir>/test/support/no-languages.cjs",
  "^cdktf-cckm$": "<rootDir>/lib/index.ts",
  "^cdktf-cckm/plugin$": "<rootDir>/lib/plugin/index.ts",
  "^cdktf-cckm/client$": "<rootDir>/lib/cckm/index.ts",
  "^cdktf-cckm/simulator$": "<rootDir>/lib/simulator/index.ts",
  "^cdktf-cckm/review$": "<rootDir>/lib/review/index.ts",
  "^cdktf-cckm/testing$": "<rootDir>/lib/testing/index.ts",
};
const ROOTS = ["bench", "examples", "lib", "scripts", "stacks", "test"];
const TERRAFORM = ["acceptance", "e2e"];
const kind = (name, more = []) => ({
  displayName: name,
  rootDir: __dirname,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`, ...more],
  transform,
  moduleNameMapper,
  // Each project lists all files below, which takes long for installed packages and builds.
  roots: ROOTS.map((folder) => `<rootDir>/${folder}`),
  ...(TERRAFORM.includes(name) && { globalSetup: "<rootDir>/test/support/terraform-setup.ts" }),
});

module.exports = {
  projects: [
    kind("unit"),
    kind("contract"),
    kind("acceptance"),
    kind("property"),
    kind("browser"),
    kind("e2e", ["<rootDir>/examples/**/*.test.ts"]),
  ],
  // Tests that run Terraform wait a third of their time, for it and for pauses between looks: half as many again are started.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  testSequencer: "<rootDir>/test/support/property-first.cjs",
  reporters: ["default", "<rootDir>/test/support/totals-reporter.cjs"],
  // Long enough for a busy machine: what a test must not take is no test's matter.
  testTimeout: 180_000,
};
