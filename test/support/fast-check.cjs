// A path, since the name stands for this file.
const fc = require("../../node_modules/fast-check/lib/cjs/fast-check.js");

/**
 * The same cases in every run, so that a change never fails on a case that it has nothing to do with. Others are looked
 * for with `FAST_CHECK_SEED=7 npx jest`; "random" takes another seed each time.
 */
const { FAST_CHECK_SEED: seed = "1" } = process.env;
if (seed !== "random") {
  if (!/^-?\d{1,10}$/.test(seed))
    throw new Error(`Expected FAST_CHECK_SEED to be a whole number or "random", got ${JSON.stringify(seed)}.`);
  fc.configureGlobal({ seed: Number(seed) });
}

/** As many cases of each property as `FAST_CHECK_RUNS=100000 npx jest FILE --testTimeout 3600000` asks for. */
const { FAST_CHECK_RUNS: runs } = process.env;
if (runs !== undefined && !/^[1-9]\d{0,8}$/.test(runs))
  throw new Error(`Expected FAST_CHECK_RUNS to be a whole number from 1 on, got ${JSON.stringify(runs)}.`);
const assert = (property, options) => fc.assert(property, { ...options, numRuns: Number(runs) });
const all = runs === undefined ? fc : { ...fc, assert };

module.exports = { ...all, __esModule: true, default: all };
