// How long the provider takes, against what Node and Terraform take by themselves: npm run bench [-- --runs 5] [-- --quick]
// [-- --slope 5000], the size up to which the growth of a plan is measured.
// Ratios are what counts; absolute times are the machine's. The results go to bench/results.json and images/speed.svg; those of
// --quick are only printed.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { benchDevStack } from "./dev-stack";
import { type BenchFolder, BuiltInFolder, CckmFolder } from "./folders";
import { inTurn, type Work } from "./measure";
import { peakMemory } from "./memory";
import { plot } from "./plot";
import { Report } from "./report";
import { benchRequests } from "./requests";
import { accounts } from "./resources";
import { benchReview } from "./review";
import { SimulatorProcess } from "./simulator";
import { benchSlope } from "./slope";
import { benchStandalone } from "./standalone";
import { ended, firstReply, handshake } from "./start";
import { benchSynth } from "./synth";

const root = resolve(__dirname, "..");
const { values: options } = parseArgs({
  options: {
    runs: { type: "string" },
    quick: { type: "boolean", default: false },
    slope: { type: "string", default: "5000" },
  },
});
const runs = Number(options.runs ?? (options.quick ? 3 : 5));
const MANY = 1000;
const counts = options.quick ? [10] : [10, 100, MANY];
const LATENCY_MS = 50;

async function benchStart(report: Report): Promise<void> {
  const provider = join(root, "dist/terraform-provider/terraform-provider-cckm");
  const node = () => ended(process.execPath, ["-e", "0"]);
  report.ratio("start to handshake / node -e 0", await inTurn(runs * 3, () => handshake(provider), node));
  report.ratio("start to first reply / node -e 0", await inTurn(runs * 3, () => firstReply(provider), node));
}

/** What `npm install` fetches of this package: without the optional packages. */
function benchPack(report: Report): void {
  const pack = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [{ size }] = JSON.parse(execFileSync("npm", pack, { cwd: root, encoding: "utf8" }));
  report.value("npm pack", size / 1e6, "MB");
}

async function benchTerraform(report: Report, sim: SimulatorProcess, count: number): Promise<void> {
  const cckm = new CckmFolder(sim.url, accounts(count));
  const builtIn = new BuiltInFolder(count);
  try {
    for (const folder of [cckm, builtIn]) await folder.init();
    const both = (work: (folder: BenchFolder) => Work) => inTurn(runs, work(cckm), work(builtIn));
    if (count < MANY) report.ratio(`apply and destroy of ${count} / terraform_data`, await both(cycle));
    else report.ratio(`apply of ${count} / terraform_data`, await both(applied));
    const before = await sim.spent();
    for (const folder of [cckm, builtIn]) await folder.apply();
    const after = await sim.spent();
    report.value(`simulator's share of an apply of ${count}`, after.cpuMs - before.cpuMs, "ms");
    report.ratio(`plan of ${count} without change / terraform_data`, await both((folder) => () => folder.plan()));
    const megabytes = await peakMemory(cckm.path, () => cckm.plan());
    if (megabytes !== undefined) report.value(`provider's memory at a plan of ${count}`, megabytes, "MB");
    await cckm.destroy();
  } finally {
    cckm.remove();
    builtIn.remove();
  }
}

const cycle = (folder: BenchFolder) => async () => {
  await folder.apply();
  await folder.destroy();
};

const applied = (folder: BenchFolder) => async () => {
  await folder.apply();
  return () => folder.destroy();
};

/** Against what a team does without a provider: a call of curl for each object. */
async function benchCurl(report: Report, sim: SimulatorProcess, count: number): Promise<void> {
  const cckm = new CckmFolder(sim.url, accounts(count));
  const curl = new BuiltInFolder(count, sim.url);
  try {
    for (const folder of [cckm, curl]) await folder.init();
    report.ratio(
      `apply of ${count} / terraform_data with local-exec curl`,
      await inTurn(runs, applied(cckm), applied(curl)),
    );
  } finally {
    cckm.remove();
    curl.remove();
  }
}

/** What a CCKM costs that is far away. */
async function benchLatency(report: Report, near: SimulatorProcess, count: number): Promise<void> {
  const far = await SimulatorProcess.start({ latency: LATENCY_MS });
  const folders = [far, near].map(({ url }) => new CckmFolder(url, accounts(count)));
  try {
    for (const folder of folders) {
      await folder.init();
      await folder.apply();
    }
    const [one, other] = folders;
    const name = `plan of ${count} without change at ${LATENCY_MS} ms latency / at 0`;
    report.ratio(
      name,
      await inTurn(
        runs,
        () => one!.plan(),
        () => other!.plan(),
      ),
    );
    await other!.destroy();
  } finally {
    for (const folder of folders) folder.remove();
    far.stop();
  }
}

async function main(): Promise<void> {
  const report = new Report();
  try {
    await measure(report);
  } finally {
    // What was measured before a failure, too.
    if (!options.quick) write(report);
  }
}

function write(report: Report): void {
  report.write(join(__dirname, "results.json"));
  writeFileSync(join(root, "images/speed.svg"), plot(report.rows));
}

async function measure(report: Report): Promise<void> {
  benchReview(report);
  benchPack(report);
  await benchSynth(report, runs, options.quick ? 200 : 2000);
  await benchDevStack(report, runs * 3);
  await benchStart(report);
  const sim = await SimulatorProcess.start();
  try {
    await benchStandalone(report, sim, runs);
    for (const count of counts) await benchTerraform(report, sim, count);
    await benchRequests(report, options.quick ? 100 : MANY);
    await benchCurl(report, sim, options.quick ? 10 : 100);
    await benchLatency(report, sim, options.quick ? 10 : MANY);
    if (!options.quick) await benchSlope(report, MANY, Number(options.slope));
  } finally {
    sim.stop();
  }
}

void main();
