import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandRights } from "../../lib/contract";
import { CckmSimulator } from "../../lib/simulator";
import { isPermitted } from "../../lib/simulator/rights";
import { PKV, SPACE } from "../support/azure-vaults";
import { runCckm } from "../support/cckm-command";
import { addKms } from "../support/kms";

let sim: CckmSimulator;
let folder: string;
afterEach(async () => {
  await sim.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function report(): Promise<string> {
  const params = [{ key_vault: PKV, work_space_id: SPACE }];
  const made = await sim.outside("POST", "/v1/cckm/azure/reports", { name: "audit", log_analytic_params: params });
  return (made as { id: string }).id;
}

/** How each command is called, so that it makes every call that it may make. */
const uses: Readonly<Record<string, () => Promise<readonly string[][]>>> = {
  "cckm access --live": async () => [["access", "--live"]],
  "cckm doctor": async () => [["doctor"]],
  "cckm import": async () => [["import"]],
  "cckm report": async () => [
    ["report", "audit"],
    ["report", await report()],
  ],
};

test.each(Object.keys(commandRights))(
  "a user with the rights that are listed for %s can do all that it is for, and uses each of them",
  async (command) => {
    const rights = commandRights[command]!;
    const user = { username: "automation", password: "test-password", groups: [] };
    sim = await CckmSimulator.start({
      durations: { report: 0 },
      users: [{ ...user, rights: ["POST /v1/auth/tokens", ...rights] }],
    });
    addKms(sim, "payments");
    folder = mkdtempSync(join(tmpdir(), "cckm-rights-"));
    writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ language: "typescript", app: "true" }));
    const { username, password } = user;
    const at = { CIPHERTRUST_ADDRESS: sim.url, CIPHERTRUST_USERNAME: username, CIPHERTRUST_PASSWORD: password };
    for (const args of await uses[command]!()) await runCckm(args, folder, at);
    expect(sim.requests.filter(({ status }) => status === 403)).toEqual([]);
    const unused = rights.filter(
      (right) => !sim.requests.some(({ method, path }) => isPermitted([right], method, path)),
    );
    expect(unused).toEqual([]);
  },
);
