const Sequencer = require("@jest/test-sequencer").default;

/** Starts the property tests first: jest begins with large files, and these are small and take a minute each. */
module.exports = class PropertyFirst extends Sequencer {
  sort(tests) {
    const isProperty = ({ context }) => context.config.displayName?.name === "property";
    const sorted = super.sort(tests);
    return [...sorted.filter(isProperty), ...sorted.filter((test) => !isProperty(test))];
  }
};
