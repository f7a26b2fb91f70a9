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

module.exports = fc;
