import { TerraformStack } from "cdktf";
import {
  AzureSecret,
  AzureVault,
  AzureVaultAcl,
  AzureVaultAction,
  AzureVaultActions,
  CckmProvider,
  Principal,
} from "../../../lib";
import { azureVaultActions, azureVaultActionsWithoutRisk, viewsNeededFor } from "../../../lib/contract";
import { valuesOf } from "../../../lib/schema";
import { AZURE_VAULT_ACTIONS } from "../../../lib/simulator/azure-acl";
import { synthToObjects } from "../../../lib/testing";
import { problemsOf, testApp } from "../../support/app";
import { tf } from "./samples";

const SUBSCRIPTION = "260ecbe7-777b-4d3c-84ea-887620498863";
const USERS = Principal.group("CCKM Users");

let stack: TerraformStack;
let vault: AzureVault;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "stack");
  new CckmProvider(stack, "cckm", { install: false });
  vault = new AzureVault(stack, "kv", { name: "payments-kv", subscriptionId: SUBSCRIPTION, azureConnection: "azure" });
});

const acls = () => synthToObjects(stack).resources.cckm_azure_vault_acl;

test("a grant names the vault by its reference, and a second one adds to the first", () => {
  const first = vault.grant(USERS, [AzureVaultAction.VIEW, AzureVaultAction.KEY_CREATE]);
  expect(vault.grant(USERS, [AzureVaultAction.VIEW, AzureVaultAction.KEY_UPDATE])).toBe(first);
  expect(acls()).toEqual({
    "stack/kv/group-CCKM Users": {
      vault_id: tf("cckm_azure_vault.kv.id"),
      group: "CCKM Users",
      actions: ["view", "keycreate", "keyupdate"],
    },
  });
});

test("a vault that the app does not manage takes grants too", () => {
  AzureVault.fromVaultId(stack, "foreign", "bedb82b9-582c-402d-9874-f3368722cf46").grant(
    USERS,
    AzureVaultActions.viewer,
  );
  expect(Object.values(acls() ?? {})).toMatchObject([{ vault_id: "bedb82b9-582c-402d-9874-f3368722cf46" }]);
});

test("two permissions of one principal on one vault are refused with both paths", () => {
  vault.grant(USERS, [AzureVaultAction.VIEW]);
  new AzureVaultAcl(stack, "again", { vault, group: "CCKM Users", actions: ["reportview"] });
  expect(problemsOf(stack).join()).toContain(
    'stack/kv/group-CCKM Users and stack/again both set those of the group "CCKM Users" on the same Azure vault',
  );
});

test.each<[string[], string]>([
  [["keycreate"], '"view", needed by keycreate'],
  [["secretcreate", "secretdelete"], '"secretview", needed by secretcreate, secretdelete'],
  [["view", "keycreatewithtemplate"], '"viewkeytemplate", needed by keycreatewithtemplate'],
])("synth names the view that %j lacks, and adds none", (actions, told) => {
  new AzureVaultAcl(stack, "acl", { vault, group: "CCKM Users", actions });
  const { warnings, resources } = synthToObjects(stack);
  expect(warnings.join()).toContain(`Missing view. Expected actions to hold ${told}. On an Azure vault`);
  expect(resources.cckm_azure_vault_acl?.["stack/acl"]).toMatchObject({ actions });
});

const groups = Object.getOwnPropertyNames(AzureVaultActions).filter(
  (name) => typeof Object.getOwnPropertyDescriptor(AzureVaultActions, name)?.get === "function",
);

test.each(groups)("the set %s holds known actions with the views that they need, in a new array each time", (name) => {
  const read = () => (AzureVaultActions as unknown as Record<string, string[]>)[name]!;
  const actions = read();
  expect(actions.filter((action) => !AZURE_VAULT_ACTIONS.has(action))).toEqual([]);
  expect(actions.flatMap(viewsNeededFor).filter((view) => !actions.includes(view))).toEqual([]);
  expect(new Set(actions).size).toBe(actions.length);
  expect(read()).not.toBe(actions);
});

test("the table of actions is the simulator's, the administrator has all of it, and each has a class of risk", () => {
  const all = new Set(valuesOf(azureVaultActions));
  expect(all).toEqual(new Set(AZURE_VAULT_ACTIONS));
  expect(new Set(AzureVaultActions.administrator)).toEqual(all);
  expect(new Set<string>(Object.values(AzureVaultAction))).toEqual(all);
  expect(azureVaultActionsWithoutRisk()).toEqual([]);
});

test("a secret takes the vault by its id or by its name", () => {
  new AzureSecret(stack, "a", { secretName: "a", keyVault: vault.id });
  new AzureSecret(stack, "b", { secretName: "b", keyVault: vault.keyVault });
  expect(synthToObjects(stack).resources.cckm_azure_secret).toMatchObject({
    "stack/a": { key_vault: tf("cckm_azure_vault.kv.id") },
    "stack/b": { key_vault: tf("cckm_azure_vault.kv.key_vault") },
  });
});

test("two vaults of one name, whatever the capitals, are refused", () => {
  new AzureVault(stack, "again", { name: "PAYMENTS-kv", subscriptionId: SUBSCRIPTION, azureConnection: "azure" });
  expect(problemsOf(stack).join()).toContain("stack/kv and stack/again are the same cckm_azure_vault");
});
