const fc = globalThis.fastCheck;

// Fewer cases of each property, and the same in every run, so that the mutants that live are too.
const MOST_RUNS = 50;

const assert = (property, { numRuns = MOST_RUNS, ...more } = {}) =>
  fc.assert(property, { seed: 1, ...more, numRuns: Math.min(numRuns, MOST_RUNS) });

const all = { ...fc, assert };
module.exports = { ...all, __esModule: true, default: all };
