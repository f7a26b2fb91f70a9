import { dataSources, resource, resources } from "../../../lib/contract";
import { schema, string } from "../../../lib/schema";
import { missingOf, type Surroundings } from "../../../scripts/complete/missing";
import { surroundings } from "../../../scripts/complete/surroundings";

const contracts = [...resources, ...dataSources];

let around: Surroundings;
beforeAll(async () => {
  around = await surroundings(contracts);
});

test.each(contracts.map((contract) => [contract.construct, contract] as const))(
  "%s has all that its contract needs: rights, routes, hooks, construct, example, page and acceptance test",
  (_, contract) => {
    expect(missingOf(contract, around)).toEqual([]);
  },
);

test("what a contract alone lacks is told in order, each with its file and what to add", () => {
  const key = resource({
    type: "cckm_azure_thing",
    construct: "AzureThing",
    page: "none",
    rights: { read: ["GET /v1/cckm/azure/things/{id}", "GET /v1/cckm/aws/kms"], write: [] },
    inWords: () => "thing",
    schema: schema({ description: "A thing.", attributes: { name: string({ required: true, description: "Name." }) } }),
  });
  expect(missingOf(key, around)).toEqual([
    "AzureThing: lib/contract/azure-thing.ts: give an example for name",
    "AzureThing: lib/simulator/routes/azure-thing.ts: answer GET /v1/cckm/azure/things/{id}, and mount the routes in lib/simulator/app.ts",
    "AzureThing: lib/provider/azure-thing/resource.ts: write the hooks of cckm_azure_thing with defineCckmResource, and list them in lib/provider/provider.ts",
    "AzureThing: lib/constructs/generated/azure-thing.ts: run npm run constructs, which writes AzureThing; a class above it is exported in lib/constructs/index.ts",
    "AzureThing: examples/reference/azure-thing.ts: run npm run constructs, which makes it of the contract's examples",
    "AzureThing: docs/azure-thing.md: run npm run docs, which writes the page",
    "AzureThing: test/acceptance/azure-thing.test.ts: play the life of a cckm_azure_thing with real Terraform",
  ]);
});
