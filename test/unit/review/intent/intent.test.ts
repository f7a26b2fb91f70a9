import { canonical, fingerprint, intentOf, setFingerprint, stackIntent } from "../../../../lib/review";
import { aclChange, everyKind, planOf, secretChange } from "../plans";

const TARGET = { address: "https://cckm.example.com", domain: "root", tlsVerified: true, adopt: "own" };
const ENVIRONMENT = { stack: "prod", workspace: "default", commit: "0000001", branch: "main" };
const input = (plan: object, more: object = {}) => ({
  plan,
  target: TARGET,
  environment: ENVIRONMENT,
  packageVersion: "1.0.0",
  ...more,
});
const hash = (plan: object, more: object = {}) => fingerprint(intentOf(input(plan, more)).intent);

/** The configuration of the secret that `secretChange` makes, whose value comes from a reference. */
const configured = (reference: string, type = "cckm_azure_secret") => ({
  configuration: {
    root_module: {
      resources: [
        {
          address: `${type}.r0`,
          mode: "managed",
          type,
          name: "r0",
          expressions: {
            value: { references: [reference] },
            secret_name: { constant_value: "db" },
            exp: { constant_value: "2027-01-01T00:00:00Z" },
            actions: { constant_value: ["view"] },
          },
        },
      ],
    },
  },
});

describe("the intent of a plan of real Terraform with every kind of change", () => {
  const { model, intent } = intentOf(input(everyKind()));

  test("is of the published form and has each change of the review once", () => {
    expect(stackIntent.parse(intent)).toEqual(intent);
    expect(intent.changes.map(({ address, deposed }) => [address, deposed])).toEqual(
      expect.arrayContaining(model.changes.map(({ address, deposed }) => [address, deposed])),
    );
    expect(intent.changes).toHaveLength(model.changes.length);
  });

  test("is the same whatever order the plan tells its changes in", () => {
    const plan = everyKind();
    const resource_changes = [...(plan.resource_changes as object[])].reverse();
    expect(hash({ ...plan, resource_changes })).toBe(hash(everyKind()));
  });

  test("is the same on another day, after drift that the plan does not touch, from other lines of the code", () => {
    const later = { ...everyKind(), timestamp: "2030-01-01T00:00:00Z", resource_drift: [] };
    expect(hash(later, { environment: { ...ENVIRONMENT, commit: "0000002", branch: "other" } })).toBe(
      hash(everyKind()),
    );
  });

  test.each<[string, object]>([
    ["address", { target: { ...TARGET, address: "https://other.example.com" } }],
    ["domain", { target: { ...TARGET, domain: "other" } }],
    ["certificate that is not verified", { target: { ...TARGET, tlsVerified: false } }],
    ["adopt", { target: { ...TARGET, adopt: "identical" } }],
    ["workspace", { environment: { ...ENVIRONMENT, workspace: "other" } }],
    ["stack", { environment: { ...ENVIRONMENT, stack: "other" } }],
    ["version of the package", { packageVersion: "1.0.1" }],
    ["version of a provider", { providers: { "registry.terraform.io/hashicorp/null": "3.2.5" } }],
  ])("is another for another %s", (_, more) => {
    expect(hash(everyKind(), more)).not.toBe(hash(everyKind()));
  });

  test("is another for another version of the engine", () => {
    expect(hash({ ...everyKind(), terraform_version: "1.11.5" })).not.toBe(hash(everyKind()));
  });

  test("is another without any one of its changes", () => {
    const plan = everyKind();
    const all = plan.resource_changes as { change: { actions: string[] } }[];
    const told = all.filter(({ change }) => !["no-op", "read"].includes(change.actions.join()));
    expect(told.length).toBeGreaterThan(5);
    for (const left of told) {
      expect(hash({ ...plan, resource_changes: all.filter((one) => one !== left) })).not.toBe(hash(plan));
    }
  });
});

describe("an approval of permissions", () => {
  const granted = hash(planOf([aclChange(["view"], ["view", "keycreate"])]));

  test("does not hold for another right", () => {
    expect(hash(planOf([aclChange(["view"], ["view", "keydelete"])]))).not.toBe(granted);
  });

  test("does not hold where the rights before are others", () => {
    expect(hash(planOf([aclChange(["view", "keydelete"], ["view", "keycreate"])]))).not.toBe(granted);
  });

  test("does not hold for rights that became unknown", () => {
    const change = aclChange(["view"], ["view"]);
    const after_unknown = { actions: true, effective_actions: true };
    const unknown = planOf([{ ...change, change: { ...change.change!, after_unknown } }]);
    expect(intentOf(input(unknown)).intent.changes[0]!.rights[0]!.after).toBeNull();
  });
});

describe("an approval of a secret", () => {
  const plan = (reference: string, after: object = {}) =>
    planOf([secretChange({}, { value_version: 2, ...after })], configured(reference));

  test("does not hold for a value from elsewhere", () => {
    expect(hash(plan("var.other"))).not.toBe(hash(plan("var.db_password")));
  });

  test("does not hold where a local in between, or the path of an ephemeral resource, is another", () => {
    const through = (local: string, path: string) => ({
      configuration: {
        locals: { chosen: local },
        ephemeral: { vault_kv: { db: { path, "//": { metadata: { path: `app/${path}` } } } } },
      },
    });
    const at = (chosen: string, path: string) => hash(plan("local.chosen"), through(`\${${chosen}}`, path));
    const approved = at("ephemeral.vault_kv.db.data", "prod/db");
    expect(at("ephemeral.vault_kv.db.data", "prod/db")).toBe(approved);
    expect(at("ephemeral.vault_kv.db.data", "prod/root")).not.toBe(approved);
    expect(at("var.other", "prod/db")).not.toBe(approved);
  });

  test("stands although CCKM gave it another time and another value of what the configuration leaves open", () => {
    const with_ = (more: object) => plan("var.db_password", { updated_at: "2026-01-01T00:00:00Z", ...more });
    expect(hash(with_({ updated_at: "2026-02-02T00:00:00Z", content_type: "text" }))).toBe(hash(with_({})));
    expect(hash(with_({ exp: "2028-01-01T00:00:00Z" }))).not.toBe(hash(with_({})));
  });

  test("has no value of a sensitive argument, and where it comes from instead", () => {
    const change = secretChange({}, { exp: "hidden" });
    const sensitive = { ...change.change!, after_sensitive: { exp: true } };
    const of = (reference?: string) => {
      const { configuration } = configured("var.db_password");
      const resource = configuration.root_module.resources[0]! as { expressions: Record<string, object> };
      if (reference) resource.expressions.exp = { references: [reference] };
      return intentOf(input(planOf([{ ...change, change: sensitive }], { configuration }))).intent;
    };
    expect(canonical(of())).not.toContain("hidden");
    expect(of("var.end").changes[0]!.sources).toMatchObject({ exp: { references: ["var.end"] } });
  });

  test.each([
    ["soft-delete", "purge"],
    ["purge", "retain"],
  ])("to be taken away by %s does not hold for %s", (approved, now) => {
    const gone = (on_destroy: string) => hash(planOf([secretChange({ on_destroy }, null)]));
    expect(gone(now)).not.toBe(gone(approved));
  });

  test("to be deleted does not hold for another object of its name", () => {
    const gone = (id: string) => hash(planOf([secretChange({ id }, null)]));
    expect(gone("made-again")).not.toBe(gone("first"));
  });
});

describe("an approval does not hold for", () => {
  const block = (address: string, expressions: object, more: object = {}) => {
    const [type, name] = address.split(".");
    const resources = [{ address, mode: "managed", type, name, expressions, ...more }];
    return { configuration: { root_module: { resources } } };
  };

  test("another object that a value will come from, known only after the apply", () => {
    const made = secretChange(null, { key_vault: undefined }).change!;
    const change = { ...made, after_unknown: { id: true, key_vault: true } };
    const of = (vault: string, written?: string) => {
      const expressions = { key_vault: { references: [`${vault}.key_vault`, vault] } };
      const configuration = written && { resource: { cckm_azure_secret: { r0: { key_vault: written } } } };
      const plan = planOf([{ type: "cckm_azure_secret", change }], block("cckm_azure_secret.r0", expressions));
      return hash(plan, { configuration });
    };
    expect(of("cckm_azure_vault.other")).not.toBe(of("cckm_azure_vault.own"));
    const [own, put] = [`\${cckm_azure_vault.own.key_vault}`, `\${lower(cckm_azure_vault.own.key_vault)}`];
    expect(of("cckm_azure_vault.own", put)).not.toBe(of("cckm_azure_vault.own", own));
    expect(of("cckm_azure_vault.own", own)).toBe(of("cckm_azure_vault.own", own));
  });

  test("a secret's value put together in another way of the same source", () => {
    const of = (value: string) => {
      const configuration = { resource: { cckm_azure_secret: { r0: { value } } } };
      const plan = planOf([secretChange({}, { value_version: 2 })], configured("var.db_password"));
      return hash(plan, { configuration });
    };
    expect(of(`\${base64encode(var.db_password)}`)).not.toBe(of(`\${var.db_password}`));
  });

  test("arguments that are taken away, which the configuration no longer has", () => {
    const of = (before: object) => {
      const enabled = block("cckm_azure_secret.r0", { secret_name: {}, enabled: {} });
      const change = secretChange({ enabled: false, ...before }, { enabled: true, exp: null, tags: null });
      return hash(planOf([change], enabled));
    };
    expect(of({ exp: "2027-01-01T00:00:00Z" })).not.toBe(of({}));
    expect(of({ tags: { owner: "payments" } })).not.toBe(of({}));
    expect(of({ status: "AVAILABLE" })).toBe(of({}));
  });

  test("another command of a provisioner, or another dynamic block", () => {
    const other = (after: object, more: object = {}) => {
      const change = { actions: ["create"], before: null, after, after_unknown: { id: true } };
      return hash(planOf([{ type: "null_resource", change }], block("null_resource.r0", {}, more)));
    };
    const runs = (constant_value: string) => [{ type: "local-exec", expressions: { command: { constant_value } } }];
    expect(other({}, { provisioners: runs("true") })).not.toBe(other({}, { provisioners: runs("false") }));
    expect(other({ rule: [{ port: 22 }] })).not.toBe(other({ rule: [{ port: 443 }] }));
  });
});

describe("a plan that cannot be reviewed", () => {
  test.each<[string, object]>([
    ["with an error", { errored: true }],
    ["that is not complete", { complete: false }],
  ])("%s has no intent that could be approved", (_, more) => {
    expect(() => intentOf(input({ ...everyKind(), ...more }))).toThrow("The plan cannot be reviewed: ");
  });
});

test("the fingerprint of a set is the same in whatever order its stacks come", () => {
  const one = intentOf(input(planOf([aclChange(null, ["view"])]))).intent;
  const two = intentOf(
    input(planOf([secretChange({}, null)]), { environment: { ...ENVIRONMENT, stack: "two" } }),
  ).intent;
  expect(setFingerprint([two, one])).toBe(setFingerprint([one, two]));
  expect(setFingerprint([one])).not.toBe(setFingerprint([one, two]));
});

test("canonical JSON sorts members and writes numbers as RFC 8785 says", () => {
  expect(canonical({ b: [1e21, 0.000001, -0], a: "\u20ac\u000f" })).toBe('{"a":"€\\u000f","b":[1e+21,0.000001,0]}');
});
