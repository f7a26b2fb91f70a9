import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CckmSimulator } from "../../lib/simulator";
import { endAtSignals, run } from "../demo/programs";
import { makeProject, type Project } from "./project";

const ROOT = resolve(__dirname, "../..");
const CDKTF = join(ROOT, "node_modules/.bin/cdktf");
const TERRAFORM = process.env.TERRAFORM_BINARY_NAME || "terraform";
const TIMES = 3;

interface Row {
  readonly what: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Whether it runs in the stack's folder. */
  readonly inStack?: boolean;
}

const NODE = process.execPath;
const ROWS: readonly Row[] = [
  { what: "node -e 0", program: NODE, args: ["-e", "0"] },
  { what: "node --import tsx -e 0", program: NODE, args: ["--import", "tsx", "-e", "0"] },
  { what: "load cdktf", program: NODE, args: ["-e", 'require("cdktf")'] },
  { what: "load cdktf and cdktf-cckm", program: NODE, args: ["-e", 'require("cdktf"); require("cdktf-cckm")'] },
  { what: "synth by tsx", program: NODE, args: ["--import", "tsx", "main.ts"] },
  { what: "synth of the compiled app", program: NODE, args: ["main.js"] },
  { what: "terraform init", program: TERRAFORM, args: ["init", "-input=false"], inStack: true },
  { what: "terraform plan, all to be created", program: TERRAFORM, args: ["plan", "-input=false"], inStack: true },
  { what: "cdktf diff", program: CDKTF, args: ["diff", "dev"] },
  { what: "cdktf diff, compiled app", program: CDKTF, args: ["diff", "dev", "--app", "node main.js"] },
  { what: "cdktf diff --skip-synth", program: CDKTF, args: ["diff", "dev", "--skip-synth"] },
];

/** What a plan consists of: quick enough for ten thousand resources. */
const PLANS = ["synth of the compiled app", "terraform init", "terraform plan, all to be created"];

/**
 * `npm run scaling -- 100 1000`: where the time of `cdktf diff` goes, in a stack of so many accounts. `--plans` leaves out what is
 * not part of a plan, and runs each once.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { plans: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const sizes = positionals.map(Number);
  const rows = values.plans ? ROWS.filter(({ what }) => PLANS.includes(what)) : ROWS;
  const times = values.plans ? 1 : TIMES;
  if (sizes.length === 0 || sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    throw new Error("Expected numbers of accounts, as in: npm run scaling -- 100 1000");
  }
  const sim = await CckmSimulator.start();
  try {
    const columns: string[][] = [];
    for (const size of sizes) {
      const project = makeProject(size, sim.url);
      projects.push(project);
      try {
        columns.push(await measured(project, rows, times));
      } finally {
        project.remove();
      }
    }
    console.log(
      `| ms, ${times === 1 ? "one run" : `medians of ${times}`} | ${sizes.join(" | ")} |\n|---|${sizes.map(() => "---|").join("")}`,
    );
    for (const [index, { what }] of [...rows, { what: "terraform plan of as many terraform_data" }].entries()) {
      console.log(`| ${what} | ${columns.map((column) => column[index]).join(" | ")} |`);
    }
  } finally {
    await sim.stop();
  }
}

async function measured(project: Project, rows: readonly Row[], times: number): Promise<string[]> {
  const cells: string[] = [];
  for (const row of rows) cells.push(await median(project, row, times));
  return [...cells, await builtIn(project, times)];
}

async function median(
  { folder, stack, env }: Project,
  { program, args, inStack = false }: Row,
  times: number,
): Promise<string> {
  const spent: number[] = [];
  for (let time = 0; time < times; time++) {
    const started = performance.now();
    await run(program, args, { cwd: inStack ? stack : folder, env });
    spent.push(performance.now() - started);
  }
  return spent.sort((a, b) => a - b)[Math.floor(times / 2)]!.toFixed(0);
}

/** The same plan of Terraform's own resources: what no provider can be faster than. */
async function builtIn(project: Project, times: number): Promise<string> {
  const { folder, env, accounts } = project;
  const resources = Object.fromEntries(
    Array.from({ length: accounts }, (_, index) => [`marker${index}`, { input: { index } }]),
  );
  writeFileSync(join(folder, "all.tf.json"), JSON.stringify({ resource: { terraform_data: resources } }));
  await run(TERRAFORM, ["init", "-input=false"], { cwd: folder, env });
  const row = { what: "", program: TERRAFORM, args: ["plan", "-input=false"] };
  return median({ ...project, stack: folder }, row, times);
}

const projects: Project[] = [];
const interrupted = endAtSignals(() => {
  for (const project of projects) project.remove();
});

main().catch((error: Error) => {
  if (interrupted()) return;
  console.error(error.message);
  process.exitCode = 1;
});
