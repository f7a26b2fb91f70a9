import { BuiltInFolder, CckmFolder } from "./folders";
import { type InTurn, inTurn } from "./measure";
import type { Report } from "./report";
import { accounts } from "./resources";
import type { SimulatorProcess } from "./simulator";

const RUNS = 3;

/** What each further thousand resources costs a plan, beside what it costs a plan of Terraform's own. */
export async function benchSlope(report: Report, sim: SimulatorProcess, few: number, many: number): Promise<void> {
  const [first, last] = [await plans(sim, few), await plans(sim, many)];
  const thousands = (many - few) / 1000;
  const one = (last.one - first.one) / thousands;
  const other = (last.other - first.other) / thousands;
  report.ratio(`each further 1000 of a plan from ${few} to ${many} / terraform_data`, {
    one,
    other,
    ratio: one / other,
  });
}

async function plans(sim: SimulatorProcess, count: number): Promise<InTurn> {
  const folders = [new CckmFolder(sim.url, accounts(count)), new BuiltInFolder(count)] as const;
  try {
    for (const folder of folders) {
      await folder.init();
      await folder.apply();
    }
    const [own, builtIn] = folders;
    const made = await inTurn(
      RUNS,
      () => own.plan(),
      () => builtIn.plan(),
    );
    await own.destroy();
    return made;
  } finally {
    for (const folder of folders) folder.remove();
  }
}
