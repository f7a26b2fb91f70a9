const { TestEnvironment } = require(require.resolve("jest-environment-node", { paths: [require.resolve("jest")] }));
const fastCheck = require("fast-check");

/** Node, with fast-check loaded once: to load it anew for every mutant takes most of the time of a run. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.fastCheck = fastCheck;
  }
};
