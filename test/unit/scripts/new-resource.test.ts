import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inserted, insertionsOf } from "../../../scripts/new-resource/indices";
import { namesOf } from "../../../scripts/new-resource/names";
import { skeletonOf } from "../../../scripts/new-resource/skeleton";

const ROOT = join(__dirname, "../../..");

test("the name of a new resource gives its type, its constant and its files", () => {
  expect(namesOf("AzureKey")).toEqual({
    construct: "AzureKey",
    file: "azure-key",
    type: "cckm_azure_key",
    constant: "azureKey",
    words: "azure key",
  });
});

test.each(["azureKey", "Azure-Key", "cckm_azure_key", ""])("the name %j is refused with what is allowed", (name) => {
  expect(() => namesOf(name)).toThrow(
    `Expected the name of a construct, such as AzureKey, got ${JSON.stringify(name)}.`,
  );
});

test("the skeleton of a new resource begins with the test that leads on, and leaves no name open", () => {
  const files = skeletonOf(namesOf("AzureKey"));
  expect([...files.keys()]).toEqual([
    "test/acceptance/azure-key.test.ts",
    "lib/contract/azure-key.ts",
    "lib/simulator/routes/azure-key.ts",
    "lib/cckm/api/azure-key.ts",
    "lib/provider/azure-key/resource.ts",
  ]);
  expect([...files].filter(([, text]) => text.includes("undefined)") || /Names|\$\{names/.test(text))).toEqual([]);
});

test("every index has one place for the lines of a resource", () => {
  const texts = new Map<string, string>();
  for (const insertion of insertionsOf(namesOf("AzureKey"))) {
    const { file, line } = insertion;
    const text = inserted(texts.get(file) ?? readFileSync(join(ROOT, file), "utf8"), insertion);
    expect(text).toContain(line);
    texts.set(file, text);
  }
  expect([...texts.keys()]).toEqual([
    "lib/contract/all.ts",
    "lib/contract/index.ts",
    "lib/simulator/app.ts",
    "lib/cckm/client.ts",
    "lib/cckm/index.ts",
    "lib/provider/provider.ts",
  ]);
});
