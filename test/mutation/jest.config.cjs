const { projects } = require("../../jest.config.cjs");

const { transform, moduleNameMapper } = projects.find(({ displayName }) => displayName === "unit");

/** Stryker's runner knows no projects: the unit tests of one group, without the others' settings. */
module.exports = {
  rootDir: `${__dirname}/../..`,
  // Every mutant starts Jest anew: the fewer files it looks through, the sooner.
  roots: ["<rootDir>/test/mutation"],
  testMatch: ["<rootDir>/test/mutation/group-tests.cjs"],
  testEnvironment: `${__dirname}/environment.cjs`,
  transform,
  moduleNameMapper: {
    ...moduleNameMapper,
    "^fast-check$": `${__dirname}/fast-check.cjs`,
  },
  // A mutant may let a test wait without end; long enough for a busy machine.
  testTimeout: 10_000,
};
