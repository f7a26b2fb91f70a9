import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Provider } from "../../../../lib/plugin/proto";

const root = join(__dirname, "../../../..");

test("the generated code is what the .proto files give: `npm run proto` was not forgotten", () => {
  const fresh = mkdtempSync(join(tmpdir(), "proto-"));
  try {
    execFileSync(process.execPath, [join(root, "scripts/generate-proto.mjs"), fresh], { stdio: "pipe" });
    const committed = join(root, "lib/plugin/proto/gen");
    expect(readdirSync(committed).sort()).toEqual(readdirSync(fresh).sort());
    for (const file of readdirSync(fresh)) {
      expect(readFileSync(join(committed, file), "utf8") === readFileSync(join(fresh, file), "utf8")).toBe(true);
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
});

test("the service's name is Terraform's", () => {
  expect(Provider.fullName).toBe("tfplugin6.Provider");
});
