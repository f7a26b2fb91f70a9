const groups = require("./groups.json");

const group = process.env.MUTATION_GROUP ?? "codec";

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
module.exports = {
  mutate: groups[group].mutate,
  testRunner: "jest",
  plugins: ["@stryker-mutator/jest-runner"],
  coverageAnalysis: "perTest",
  jest: { configFile: "test/mutation/jest.config.cjs", enableFindRelatedTests: false },
  // Types are checked by tsc; a mutant that it would refuse says nothing of the tests either way.
  checkers: [],
  concurrency: 1,
  // For loops without end; a test that waits without end fails by its own time. A timeout counts as noticed.
  timeoutMS: 20_000,
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { reportTests: false, allowColor: false, logTests: false },
  jsonReporter: { fileName: `build/mutation/${group}.json` },
  ignorePatterns: ["build", "dist", "docs", "cdktf.out", ".git", "api-docs", "**/*.tfstate"],
  tempDirName: `build/mutation/tmp-${group}`,
  thresholds: { high: 95, low: 85, break: 85 },
  allowConsoleColors: false,
  disableTypeChecks: false,
};
