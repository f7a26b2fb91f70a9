import type { TerraformStack } from "cdktf";
import { AwsKmsAcl, AwsKmsAction, AzureVault, AzureVaultAction, ForbidActions, Principal } from "../../../../lib";
import * as rules from "../../../../lib/rules/words";
import {
  account,
  newStack,
  notKnown,
  notKnownRefused,
  refusedBy,
  variable,
  warnings,
} from "../../../support/guarded-stack";
import { ofGuard } from "../../../support/messages";

let stack: TerraformStack;
beforeEach(() => {
  stack = newStack();
});

describe("ForbidActions", () => {
  const FORBIDDEN = ["keydelete", "viewkeystore"];
  const guard = () => new ForbidActions([AwsKmsAction.KEY_DELETE, AwsKmsAction.VIEW_KEY_STORE]);

  test("lets other actions pass", () => {
    account(stack).grant(Principal.group("Users"), [AwsKmsAction.KEY_CREATE]);
    expect(refusedBy(stack, guard())).toBeUndefined();
    expect(warnings(stack)).toEqual([]);
  });

  test("refuses a forbidden action of a grant and of an AwsKmsAcl, each with its path", () => {
    const payments = account(stack);
    payments.grant(Principal.group("Users"), [AwsKmsAction.KEY_CREATE, AwsKmsAction.KEY_DELETE]);
    new AwsKmsAcl(stack, "acl", { kms: payments, actions: ["keydelete"], group: "Others" });
    const message = refusedBy(stack, guard());
    expect(message).toContain(
      '[prod/own/group-Users] ForbidActions: actions: Forbidden action. Expected each of actions to not be any of ["keydelete", "viewkeystore"], got "keydelete". Remove it. (guard-action-forbidden)',
    );
    expect(message).toContain(
      ofGuard("prod/acl", "ForbidActions", rules.actionForbidden({ action: "keydelete", forbidden: FORBIDDEN })),
    );
  });

  test("sees overrides, the old name of a view, and views that an action brings", () => {
    const acl = new AwsKmsAcl(stack, "acl", { kms: account(stack), actions: ["keycreate"], group: "Others" });
    acl.addOverride("actions", ["view", "keystoreadd"]);
    const message = refusedBy(stack, new ForbidActions(["viewbyok", "viewkeystore"]));
    const forbidden = ["viewbyok", "viewkeystore"];
    expect(message).toContain(
      ofGuard("prod/acl", "ForbidActions", rules.actionForbidden({ action: "view", forbidden })),
    );
    expect(message).toContain(
      ofGuard(
        "prod/acl",
        "ForbidActions",
        rules.actionBringsForbidden({ action: "keystoreadd", brought: ["viewkeystore"], forbidden }),
      ),
    );
  });

  test("refuses a forbidden action to which a grant adds a list that only Terraform knows", () => {
    const payments = account(stack);
    payments.grant(Principal.group("Users"), ["keydelete"]);
    payments.grant(Principal.group("Users"), variable(stack, "more").listValue);
    const told = rules.actionForbidden({ action: "keydelete", forbidden: FORBIDDEN });
    expect(refusedBy(stack, guard())).toContain(ofGuard("prod/own/group-Users", "ForbidActions", told));
  });

  test("warns of actions that only Terraform knows, and checks those beside them", () => {
    new AwsKmsAcl(stack, "acl", { kms: account(stack), actions: variable(stack, "list").listValue, group: "Users" });
    const mixed = ["keydelete", variable(stack, "one").stringValue];
    new AwsKmsAcl(stack, "mixed", { kms: "kms-id", actions: mixed, group: "Users" });
    const message = refusedBy(stack, guard());
    expect(message).toContain(
      ofGuard("prod/mixed", "ForbidActions", rules.actionForbidden({ action: "keydelete", forbidden: FORBIDDEN })),
    );
    expect(message).not.toContain("[prod/acl]");
    expect(warnings(stack)).toEqual(["acl", "mixed"].map((id) => notKnown(`prod/${id}`, "ForbidActions", "actions")));
  });

  test("refuses a forbidden action on a vault as on an account, and tells the views of the two apart", () => {
    const vault = AzureVault.fromVaultId(stack, "vault", "bedb82b9-582c-402d-9874-f3368722cf46");
    vault.grant(Principal.group("Users"), [AzureVaultAction.VIEW, AzureVaultAction.KEY_DELETE]);
    vault.grant(Principal.group("Readers"), [AzureVaultAction.VIEW]);
    const lines = (given: ForbidActions) => refusedBy(stack, given)?.match(/\[[^\]]+\] ForbidActions: .*/g);
    expect(lines(guard())).toEqual([
      '[prod/vault/group-Users] ForbidActions: actions: Forbidden action. Expected each of actions to not be any of ["keydelete", "viewkeystore"], got "keydelete". Remove it. (guard-action-forbidden)',
    ]);
    account(stack).grant(Principal.group("Users"), [AwsKmsAction.KEY_CREATE]);
    const views = lines(new ForbidActions(["viewnative"]))?.filter((line) => line.includes("viewnative"));
    expect(views).toEqual([
      expect.stringContaining("[prod/own/group-Users] ForbidActions: actions: Forbidden action."),
    ]);
    expect(warnings(stack)).toEqual([]);
  });

  test("refuses actions that only Terraform knows with refuseUnknown", () => {
    new AwsKmsAcl(stack, "acl", { kms: "kms-id", actions: variable(stack, "list").listValue, group: "Users" });
    const message = refusedBy(stack, new ForbidActions(["keydelete"], { refuseUnknown: true }));
    expect(message).toContain(notKnownRefused("prod/acl", "ForbidActions", "actions"));
  });

  test.each([["key*"], ["*DELETE"], ["*"], ["k*d*e"]])("of %j forbids all actions that match it", (pattern) => {
    new AwsKmsAcl(stack, "acl", { kms: "kms-id", actions: ["keydelete"], group: "Users" });
    expect(refusedBy(stack, new ForbidActions([pattern]))).toContain(
      "[prod/acl] ForbidActions: actions: Forbidden action.",
    );
    expect(warnings(stack)).toEqual([]);
  });

  test("of a pattern forbids the views that match it, also those that another action brings", () => {
    new AwsKmsAcl(stack, "acl", { kms: "kms-id", actions: ["keystoreadd"], group: "Users" });
    expect(refusedBy(stack, new ForbidActions(["view*store"]))).toContain("with which CCKM grants viewkeystore");
  });

  test("of a pattern lets pass what does not match it, and says that a pattern matches nothing", () => {
    new AwsKmsAcl(stack, "acl", { kms: "kms-id", actions: ["keydelete"], group: "Users" });
    expect(refusedBy(stack, new ForbidActions(["*purges", "hsm*"]))).toBeUndefined();
    expect(warnings(stack)).toEqual([expect.stringContaining("ForbidActions: Unknown action.")]);
  });

  test("says a breach and a warning once, however often the app is synthesized", () => {
    new AwsKmsAcl(stack, "acl", { kms: "kms-id", actions: ["keydelete"], group: "Users" });
    new AwsKmsAcl(stack, "open", { kms: "kms-id", actions: variable(stack, "list").listValue, group: "Others" });
    expect(refusedBy(stack, guard())).toBeDefined();
    expect(refusedBy(stack, guard())?.match(/ForbidActions: actions/g)).toHaveLength(1);
    expect(warnings(stack)).toHaveLength(1);
  });
});

test("an action in other letters is the action", () => {
  const stray = new AwsKmsAcl(stack, "acl", { kms: "0b90f8de-8617-498d-ad63-ca18eb717ae7", actions: [], group: "A" });
  stray.addOverride("actions", ["KeyDelete"]);
  expect(refusedBy(stack, new ForbidActions(["KEYDELETE"]))).toContain(
    ofGuard("prod/acl", "ForbidActions", rules.actionForbidden({ action: "KeyDelete", forbidden: ["keydelete"] })),
  );
});

test("an action that is not known gets a warning with what was meant", () => {
  expect(refusedBy(stack.node.root, new ForbidActions(["keydelte"]))).toBeUndefined();
  expect(warnings(stack)).toEqual([
    '[prod] ForbidActions: Unknown action. Expected actions that this release knows, got "keydelte", which forbids nothing that is known here; an action of a newer release may stay. Did you mean "keydelete"? (guard-action-not-known)',
  ]);
});
