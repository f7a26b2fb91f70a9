import { BuiltInFolder, CckmFolder } from "./folders";
import { type InTurn, inTurn } from "./measure";
import type { Report } from "./report";
import { accounts } from "./resources";
import { SimulatorProcess } from "./simulator";

const RUNS = 3;

/** What each further thousand resources costs a plan, beside what it costs a plan of Terraform's own. */
export async function benchSlope(report: Report, few: number, many: number): Promise<void> {
  const [first, last] = [await plans(few), await plans(many)];
  const thousands = (many - few) / 1000;
  const one = (last.one - first.one) / thousands;
  const other = (last.other - first.other) / thousands;
  report.ratio(`each further 1000 of a plan from ${few} to ${many} / terraform_data`, {
    one,
    other,
    ratio: one / other,
  });
}

// At a CCKM of its own, so that nothing needs to be destroyed, which takes minutes.
async function plans(count: number): Promise<InTurn> {
  const sim = await SimulatorProcess.start();
  const folders = [new CckmFolder(sim.url, accounts(count)), new BuiltInFolder(count)] as const;
  try {
    for (const folder of folders) {
      await folder.init();
      await folder.apply();
    }
    const [own, builtIn] = folders;
    return await inTurn(
      RUNS,
      () => own.plan(),
      () => builtIn.plan(),
    );
  } finally {
    for (const folder of folders) folder.remove();
    sim.stop();
  }
}
