import { modulePrefix, modulesOf, stepsOf, withoutIndexes } from "../../../lib/review/plan/address";

const AWKWARD = 'module.m["a.b]\\"["].module.n[0].cckm_azure_secret.db["x[1].y"]';

test("an address is taken apart whatever its keys hold", () => {
  expect(stepsOf(AWKWARD)).toEqual([
    { name: "module" },
    { name: "m", index: '"a.b]\\"["' },
    { name: "module" },
    { name: "n", index: "0" },
    { name: "cckm_azure_secret" },
    { name: "db", index: '"x[1].y"' },
  ]);
  expect(withoutIndexes(AWKWARD)).toBe("module.m.module.n.cckm_azure_secret.db");
  expect(modulesOf(AWKWARD)).toEqual(["m", "n"]);
  expect(modulePrefix(AWKWARD)).toBe('module.m["a.b]\\"["].module.n[0].');
});

test("an address of the root module goes through no module", () => {
  expect(modulesOf("cckm_azure_secret.module")).toEqual([]);
  expect(modulePrefix("data.cckm_aws_account.module")).toBe("");
  expect(withoutIndexes("terraform_data.a")).toBe("terraform_data.a");
});
