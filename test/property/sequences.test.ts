import { runOptions } from "./options";
import { runSequences } from "./run-sequences";

const options = runOptions();

it(
  `keeps its guarantees in ${options.sequences} random sequences of Terraform commands from seed ${options.seed} on`,
  async () => {
    const { failures, figures } = await runSequences(options);
    process.stdout.write(`${figures}\n`);
    if (failures.length > 0) throw new Error(failures.join(`\n\n${"─".repeat(100)}\n\n`));
  },
  options.sequences * 120_000,
);
