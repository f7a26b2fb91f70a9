import fc from "fast-check";
import type { Quirks } from "../../../lib/simulator/quirks";
import { address, type Configuration, type Declared, STACKS, type StackName } from "./configuration";
import { anyQuirks } from "./kinds-of-cckm";
import { ACCOUNTS, ACTIONS, GROUPS, REPORTS, SECRETS, VAULT_ACTIONS, VAULTS } from "./names";
import { account, report, rights, secret, syncJob, vault, vaultRights } from "./resources";

/** Where a sequence starts: what each stack declares, and has in its state, and what kind of CCKM it meets. */
export interface Start extends Readonly<Record<StackName, Configuration>> {
  readonly quirks: Partial<Quirks>;
}

const where = fc.constantFrom<StackName | undefined>(undefined, "one", "one", "two");
const flags: fc.Arbitrary<Omit<Declared, "type" | "arguments">> = fc.record(
  {
    createBeforeDestroy: fc.constant(true as const),
    dependent: fc.constant("succeeds" as const),
  },
  { requiredKeys: [] },
);

interface Placed {
  readonly stack: StackName | undefined;
  readonly resources: readonly (readonly [at: string, Declared])[];
}

/** Any start in which no two resources want the same object. */
export const anyStart: fc.Arbitrary<Start> = fc
  .tuple(
    ...Object.keys(ACCOUNTS).slice(0, 2).map(anyAccount),
    ...VAULTS.slice(0, 1).map(anyVault),
    ...SECRETS.slice(0, 2).map(anySecret),
    fc
      .record({ stack: where, item: fc.constantFrom("keys" as const, "secrets" as const) })
      .map(
        ({ stack, item }): Placed => ({ stack, resources: [[address("cckm_azure_sync_job", "sync"), syncJob(item)]] }),
      ),
    ...REPORTS.slice(0, 1).map(anyReport),
  )
  .chain((placed) =>
    anyQuirks.map((quirks) => ({
      one: configurationOf(placed, "one"),
      two: configurationOf(placed, "two"),
      quirks,
    })),
  );

function configurationOf(placed: readonly Placed[], stack: StackName): Configuration {
  const own = placed.filter((one) => one.stack === stack).flatMap(({ resources }) => resources);
  return { resources: Object.fromEntries(own) };
}

function anyAccount(name: string): fc.Arbitrary<Placed> {
  const at = address("cckm_aws_kms_account", name);
  const permissions = fc.uniqueArray(
    fc.record({ group: fc.constantFrom(...GROUPS), actions: fc.constantFrom(...ACTIONS) }),
    { selector: ({ group }) => group, maxLength: 2 },
  );
  const released = fc.constantFrom<Partial<Declared>>({}, { fromRelease: "account_id" });
  return fc.tuple(where, flags, permissions, released).map(
    ([stack, more, granted, release]): Placed => ({
      stack,
      resources: [
        [at, { ...account(name), ...more, ...release }],
        ...granted.map(({ group, actions }, index) => {
          return [address("cckm_aws_kms_acl", `${name}_${index}`), rights(at, group, actions)] as const;
        }),
      ],
    }),
  );
}

function anyVault(name: string): fc.Arbitrary<Placed> {
  const at = address("cckm_azure_vault", name.replace("-", "_"));
  const permissions = fc.uniqueArray(
    fc.record({ group: fc.constantFrom(...GROUPS), actions: fc.constantFrom(...VAULT_ACTIONS) }),
    { selector: ({ group }) => group, maxLength: 1 },
  );
  return fc.tuple(where, flags, permissions).map(
    ([stack, more, granted]): Placed => ({
      stack,
      resources: [
        [at, { ...vault(name), ...more }],
        ...granted.map(({ group, actions }, index) => {
          return [address("cckm_azure_vault_acl", `vault_${index}`), vaultRights(at, group, actions)] as const;
        }),
      ],
    }),
  );
}

function anySecret(name: string): fc.Arbitrary<Placed> {
  const more = fc.record(
    {
      on_destroy: fc.constantFrom("soft-delete", "purge", "retain"),
      recover_soft_deleted: fc.constant(true),
    },
    { requiredKeys: [] },
  );
  return fc.tuple(where, flags, more).map(
    ([stack, life, given]): Placed => ({
      stack,
      resources: [
        [address("cckm_azure_secret", name.toLowerCase().replace("-", "_")), { ...secret(name, given), ...life }],
      ],
    }),
  );
}

function anyReport(name: string): fc.Arbitrary<Placed> {
  const given = fc.record({ on_destroy: fc.constantFrom("delete", "retain") }, { requiredKeys: [] });
  return fc.tuple(where, flags, given).map(
    ([stack, life, more]): Placed => ({
      stack,
      resources: [[address("cckm_azure_report", name), { ...report(name, more), ...life }]],
    }),
  );
}

/** Stacks of a start that declare anything. */
export function stacksOf(start: Start): StackName[] {
  return STACKS.filter((stack) => Object.keys(start[stack].resources).length > 0);
}
