const transform = {
  "^.+\\.ts$": [
    "@swc/jest",
    { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
  ],
};
const moduleNameMapper = {
  "^cdktf-cckm$": "<rootDir>/lib/index.ts",
  "^cdktf-cckm/plugin$": "<rootDir>/lib/plugin/index.ts",
  "^cdktf-cckm/client$": "<rootDir>/lib/cckm/index.ts",
  "^cdktf-cckm/simulator$": "<rootDir>/lib/simulator/index.ts",
  "^cdktf-cckm/testing$": "<rootDir>/lib/testing/index.ts",
};
const kind = (name) => ({
  displayName: name,
  rootDir: __dirname,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  transform,
  moduleNameMapper,
});

module.exports = {
  projects: ["unit", "contract", "acceptance", "e2e"].map(kind),
  maxWorkers: 2,
  reporters: ["default", "<rootDir>/test/support/totals-reporter.cjs"],
  testTimeout: 60_000,
};
