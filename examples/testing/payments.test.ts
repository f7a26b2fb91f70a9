import { App } from "cdktf";
import { type AppliedStack, applyToSimulator, synthToObjects } from "cdktf-cckm/testing";
import { PaymentsStack } from "./payments";

const variables = { db_password: "test-secret-value" };
const stack = (...regions: string[]) => new PaymentsStack(new App(), "dev", regions);

test("without Terraform: the secret carries the team's tag, and its value comes from a variable", () => {
  const { resources, variables: declared } = synthToObjects(stack("eu-west-1"));
  expect(resources.cckm_azure_secret?.["dev/db"]).toMatchObject({ tags: { team: "payments" } });
  expect(declared).toHaveProperty("db_password");
});

describe("on an offline CCKM", () => {
  let applied: AppliedStack;
  beforeAll(async () => {
    const faults = "POST /v1/cckm/aws/kms 503"; // the first one is rejected, and retried
    applied = await applyToSimulator(stack("eu-west-1"), { variables, simulator: { faults } });
  });
  afterAll(() => applied.close());

  test("the account is there, and there is nothing left to do", async () => {
    expect(applied.sim.snapshot().kms).toMatchObject([{ name: "payments", id: applied.outputs.kms_id }]);
    expect(await applied.plan()).toEqual([]);
  });

  test("what somebody changes by hand is found, and put back", async () => {
    const [kms] = applied.sim.store.kms.values();
    kms!.acls = [];
    expect(await applied.plan()).toMatchObject([{ action: "create", after: { group: "CCKM Users" } }]);
    await applied.apply();
    expect(kms!.acls).toMatchObject([{ group: "CCKM Users" }]);
  });

  test("another region is a change in place, by one request", async () => {
    const before = applied.sim.requests.length;
    await applied.apply(stack("eu-west-1", "eu-central-1"));
    const writes = applied.sim.requests.slice(before).filter(({ method }) => method === "PATCH");
    expect(writes).toMatchObject([{ body: { regions: ["eu-central-1", "eu-west-1"] } }]);
  });
});
