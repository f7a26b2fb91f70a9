import { spawnSync } from "node:child_process";
import { ARGUMENTS, runOptions } from "../test/property/options";

/** `npm run test:property -- --sequences 500 --seed 7`: random sequences of Terraform commands, as many as are asked for. */
const given = process.argv.slice(2);
const args = given.includes("--seed") ? given : [...given, "--seed", `${Date.now() % 1_000_000}`];
runOptions(args.join(" "));
const jest = require.resolve("jest/bin/jest");
const { status } = spawnSync(
  process.execPath,
  [jest, "--selectProjects", "property", "--", "property/sequences.test.ts"],
  {
    stdio: "inherit",
    env: { ...process.env, [ARGUMENTS]: args.join(" ") },
  },
);
process.exitCode = status ?? 1;
