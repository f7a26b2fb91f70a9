import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import * as lib from "../../lib";
import { cckmProvider } from "../../lib/provider/provider";
import { CckmSimulator } from "../../lib/simulator";
import type { AnyContract, Surroundings } from "./missing";

const ROOT = join(__dirname, "../..");

/** What there is for the contracts; asks a simulator of its own which calls it answers. */
export async function surroundings(contracts: readonly AnyContract[]): Promise<Surroundings> {
  const provider = cckmProvider("0.0.0");
  const calls = new Set(contracts.flatMap(({ rights }) => [...rights.read, ...rights.write]));
  const answered = await answeredOf([...calls]);
  return {
    served: new Set([...provider.resources, ...(provider.dataSources ?? [])].map(({ type }) => type)),
    exported: new Set(Object.keys(lib)),
    files: new Set(["examples/reference", "docs"].flatMap(filesIn)),
    acceptance: filesIn("test/acceptance")
      .map((file) => readFileSync(join(ROOT, file), "utf8"))
      .join("\n"),
    answers: (call) => answered.has(call),
  };
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(ROOT, join(ROOT, folder, entry.name)));
}

// What there is no route for is told from an object that is not there.
async function answeredOf(calls: readonly string[]): Promise<Set<string>> {
  const sim = await CckmSimulator.start();
  try {
    const answered = new Set<string>();
    for (const call of calls) {
      const [method = "", path = ""] = call.split(" ");
      const refusal = await sim.outside(method, path.replaceAll("{id}", "some-id"), {}).then(() => "", String);
      if (!/Route not found|Method not allowed/.test(refusal)) answered.add(call);
    }
    return answered;
  } finally {
    await sim.stop();
  }
}
