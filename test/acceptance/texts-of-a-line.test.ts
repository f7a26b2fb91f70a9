import { steersTerminals } from "../../lib/text";
import { type Bench, startBench } from "../support/acceptance";
import { azureData } from "../support/azure-data";
import { PLAN, startSecretBench } from "../support/azure-secret";

const EVIL = "\u001b[31mall is well\u202e";
const LINES = "two\nlines";

let bench: Bench | undefined;
afterEach(() => bench?.close());

test.each([
  [LINES, EVIL],
  [EVIL, LINES],
])("no row of a report steers the terminal, where %j is %j now", async (before, after) => {
  bench = await startBench();
  const { id } = await azureData(() => bench!).made("audit");
  const activity = (told: string) => {
    for (const row of bench!.sim.store.reportRows.get(id as string)!) row.key_activity = told;
  };
  bench.sim.settings.reportRows = 1;
  bench.configure(`
    data "cckm_azure_report_contents" "it" { report_id = "${id}" }
    data "cckm_azure_report_csv" "it" { report_id = "${id}" }
    output "it" { value = data.cckm_azure_report_contents.it.rows[0].key_activity }
    output "csv" { value = data.cckm_azure_report_csv.it.csv }`);
  await bench.tf.apply();
  activity(before);
  await bench.tf.apply();
  activity(after);
  const output = await bench.tf.must(PLAN);
  expect(output).toContain("all is well");
  expect(steersTerminals(output)).toBe(false);
});

test("a tag of several lines that somebody made one of control characters steers no terminal", async () => {
  const secrets = await startSecretBench();
  bench = secrets;
  const made = await secrets.make({ tags: { note: LINES } });
  made.tags = { note: EVIL };
  const output = await secrets.tf.must(PLAN);
  expect(output).toContain("all is well");
  expect(steersTerminals(output)).toBe(false);
  await secrets.tf.apply();
  expect(await secrets.tf.plan()).toEqual([]);
});
