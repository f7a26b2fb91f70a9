import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { thisPlatform } from "../lib/package/manifest/platforms";
import { folderOf } from "../scripts/standalone/package-folder";
import { BuiltInFolder, CckmFolder } from "./folders";
import { inTurn } from "./measure";
import { peakMemory } from "./memory";
import type { Report } from "./report";
import { accounts } from "./resources";
import type { SimulatorProcess } from "./simulator";
import { ended, firstReply, handshake } from "./start";

const PACKAGES = resolve(__dirname, "../build/standalone");
const NAME = "terraform-provider-cckm";

/** The executable of this platform beside what the script is measured against, where `npm run standalone` has made it. */
export async function benchStandalone(report: Report, sim: SimulatorProcess, runs: number): Promise<void> {
  const executable = join(folderOf(PACKAGES, thisPlatform()), NAME);
  if (!existsSync(executable)) {
    process.stdout.write(`standalone: not measured; npm run standalone -- --platform ${thisPlatform()} makes it\n`);
    return;
  }
  const node = () => ended(process.execPath, ["-e", "0"]);
  report.ratio("standalone: start to handshake / node -e 0", await inTurn(runs * 3, () => handshake(executable), node));
  report.ratio(
    "standalone: start to first reply / node -e 0",
    await inTurn(runs * 3, () => firstReply(executable), node),
  );
  const own = new CckmFolder(sim.url, accounts(10), PACKAGES);
  const builtIn = new BuiltInFolder(10);
  try {
    for (const folder of [own, builtIn]) {
      await folder.init();
      await folder.apply();
    }
    report.ratio(
      "standalone: plan of 10 without change / terraform_data",
      await inTurn(
        runs,
        () => own.plan(),
        () => builtIn.plan(),
      ),
    );
    const megabytes = await peakMemory(own.path, () => own.plan());
    if (megabytes !== undefined) report.value("standalone: provider's memory at a plan of 10", megabytes, "MB");
    await own.destroy();
  } finally {
    own.remove();
    builtIn.remove();
  }
}
