import { dataAzureReportContents } from "../../../lib/contract";
import { COMPARED } from "../../../lib/provider/data/azure-report-contents";

test("rows of a report are held against every filter that the contract has for them", () => {
  const filters = Object.entries<{ readonly options: object }>(dataAzureReportContents.schema.attributes)
    .filter(([name, { options }]) => "optional" in options && !["sort", "skip", "limit"].includes(name))
    .map(([name]) => name);
  expect(Object.keys(COMPARED).sort()).toEqual(filters.sort());
});
