import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResourceChange } from "../../../lib/review/plan/plan-json";

/** A plan of real Terraform with every kind of change; test/acceptance/review.test.ts makes it with UPDATE_PLANS=1. */
export function everyKind(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(__dirname, "plans/every-kind.json"), "utf8"));
}

/** A plan of given changes. */
export function planOf(changes: readonly Partial<ResourceChange>[], more: object = {}): object {
  const resource_changes = changes.map((change, index) => ({
    address: `${change.type ?? "cckm_aws_kms_account"}.r${index}`,
    mode: "managed",
    type: "cckm_aws_kms_account",
    name: `r${index}`,
    provider_name: "terraform.local/cdktf-cckm/cckm",
    ...change,
  }));
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    timestamp: "2026-10-09T07:42:10Z",
    resource_changes,
    ...more,
  };
}

/** Permissions before and after; null for none. */
export function aclChange(before: string[] | null, after: string[] | null, more: object = {}): Partial<ResourceChange> {
  const side = (actions: string[] | null) =>
    actions && {
      id: "k::group::Users",
      kms_id: "k",
      group: "Users",
      user_id: null,
      actions,
      effective_actions: actions,
      ...more,
    };
  const actions = before === null ? ["create"] : after === null ? ["delete"] : ["update"];
  return { type: "cckm_aws_kms_acl", change: { actions, before: side(before), after: side(after), after_unknown: {} } };
}

/** A secret before and after; null for none. */
export function secretChange(before: object | null, after: object | null, actions?: string[]): Partial<ResourceChange> {
  const side = (more: object | null) =>
    more && {
      id: "s",
      secret_name: "db",
      key_vault: "kv::sub",
      value_version: 1,
      on_destroy: "soft-delete",
      soft_delete_enabled: true,
      enabled: true,
      ...more,
    };
  const done = actions ?? (before === null ? ["create"] : after === null ? ["delete"] : ["update"]);
  return {
    type: "cckm_azure_secret",
    change: { actions: done, before: side(before), after: side(after), after_unknown: {} },
  };
}
