const fc = require("fast-check-itself");

// Every mutant runs the properties anew: fewer cases of each, and the same in every run, so that its survivors are too.
const MOST_RUNS = 50;

const assert = (property, { numRuns = MOST_RUNS, ...more } = {}) =>
  fc.assert(property, { seed: 1, ...more, numRuns: Math.min(numRuns, MOST_RUNS) });

const all = { ...fc, assert };
module.exports = { ...all, __esModule: true, default: all };
