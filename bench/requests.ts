import { CckmFolder } from "./folders";
import type { Report } from "./report";
import { everyday, everyType } from "./resources";
import { SimulatorProcess } from "./simulator";

/** How often CCKM is asked, beside as many objects that nobody manages here. */
export async function benchRequests(report: Report, count: number): Promise<void> {
  await within(count, everyday(count), async (folder, requests) => {
    await folder.apply();
    const what = `requests of an apply of ${count}, for each, beside ${count} foreign ones`;
    report.value(what, (await requests()) / count, "");
  });
  await within(count, everyType(count), async (folder, requests) => {
    await folder.apply();
    await requests();
    await folder.plan();
    report.value(`requests of a plan of ${count} of all types without change`, await requests(), "");
  });
}

/** Runs a work in a folder, at a CCKM of its own. `requests` counts those since it was last called. */
async function within(
  foreign: number,
  resources: string,
  work: (folder: CckmFolder, requests: () => Promise<number>) => Promise<void>,
): Promise<void> {
  const sim = await SimulatorProcess.start({ foreign });
  const folder = new CckmFolder(sim.url, resources);
  let counted = (await sim.spent()).requests;
  const requests = async () => {
    const before = counted;
    counted = (await sim.spent()).requests;
    return counted - before;
  };
  try {
    await folder.init();
    await work(folder, requests);
  } finally {
    folder.remove();
    sim.stop();
  }
}
