import fc from "fast-check";
import type { AzureSecret } from "../../../lib/cckm";
import { isVersionOf, newestOf } from "../../../lib/cckm/reads";
import { untilNotBusy } from "../../../lib/provider/azure-secret/busy";
import { isLeftToDestroy } from "../../../lib/provider/azure-secret/delete";
import {
  changesOf,
  createRequest,
  type SecretConfig,
  type SecretPlan,
  type SecretState,
  secretDifferences,
  secretRead,
  secretState,
  updateRequest,
} from "../../../lib/provider/azure-secret/state";
import { UNKNOWN } from "../../../lib/schema";
import { ManualClock, refusedWith } from "../../support/client-fixtures";

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";

const record = (change: Partial<AzureSecret> = {}, attributes: object = {}, param: object = {}): AzureSecret => ({
  id: "s1",
  secret_name: "db-password",
  key_vault: VAULT,
  key_vault_id: "v1",
  status: "AVAILABLE",
  soft_delete_enabled: true,
  createdAt: "2026-01-01T00:00:00Z",
  azure_param: { attributes: { enabled: true, created: 1_700_000_000, ...attributes }, tags: {}, ...param },
  ...change,
});

const KEPT = {
  key_vault: VAULT,
  tags: null,
  value_version: 1,
  recoverable_days: null,
  on_destroy: "soft-delete",
  recover_soft_deleted: false,
};
const state = (change: Partial<SecretState> = {}): SecretState => ({ ...secretState(record(), KEPT), ...change });
const plan = (change: Partial<SecretPlan> = {}): SecretPlan => ({
  ...state(),
  enabled: UNKNOWN,
  recovery_level: UNKNOWN,
  ...change,
});
const config = (change: Partial<SecretConfig> = {}) =>
  ({ recovery_level: null, recoverable_days: null, ...change }) as SecretConfig;

describe("changes of a secret in place", () => {
  const second = fc.integer({ min: 0, max: 4_000_000_000 }).map((at) => new Date(at * 1000).toISOString());
  const facts = fc.record({
    content_type: fc.option(fc.constantFrom("password", "text/plain")),
    tags: fc.option(fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 })),
    enabled: fc.boolean(),
    exp: fc.option(second),
    nbf: fc.option(second),
  });

  test("lead to what is planned, and to nothing more to change", () => {
    fc.assert(
      fc.property(facts, facts, (before, after) => {
        const current = state(before);
        const wanted = plan(after);
        const patched = patch(current, updateRequest(changesOf(current, wanted), wanted));
        expect(changesOf(patched, wanted)).toEqual([]);
      }),
    );
  });

  test("name nothing that stays", () => {
    fc.assert(
      fc.property(facts, (same) => {
        expect(changesOf(state(same), plan(same))).toEqual([]);
        const { attributes, ...rest } = updateRequest([], plan(same));
        expect(Object.values({ ...attributes, ...rest }).every((value) => value === undefined)).toBe(true);
      }),
    );
  });

  test("leave alone what the plan leaves open or the release does not tell", () => {
    expect(changesOf(state({ enabled: false }), plan({ enabled: UNKNOWN }))).toEqual([]);
    expect(changesOf(state({ enabled: null }), plan({ enabled: true }))).toEqual([]);
    expect(changesOf(state({ tags: null }), plan({ tags: {} }))).toEqual([]);
  });

  /** What CCKM makes of a PATCH. */
  function patch(
    before: SecretState,
    { attributes, content_type, tags }: ReturnType<typeof updateRequest>,
  ): SecretState {
    const time = (seconds: unknown, old: string | null) =>
      seconds === undefined ? old : seconds === null ? null : new Date(Number(seconds) * 1000).toISOString();
    return {
      ...before,
      content_type: content_type === undefined ? before.content_type : content_type || null,
      tags: tags ?? before.tags,
      enabled: attributes?.enabled ?? before.enabled,
      exp: time(attributes?.exp, before.exp),
      nbf: time(attributes?.nbf, before.nbf),
    };
  }
});

describe("the request for a new version of a secret", () => {
  test("has every attribute, and the recovery level only where the configuration asks for one", () => {
    const full = plan({
      content_type: "password",
      tags: { a: "b" },
      enabled: false,
      exp: "2031-01-31T09:00:00+01:00",
      nbf: "2026-01-31T08:00:00.7Z",
      recovery_level: "RecoverablePurgeable",
      recoverable_days: 30,
    });
    const request = {
      secret_name: "db-password",
      key_vault: VAULT,
      value: "test-secret-value",
      attributes: { enabled: false, exp: 1927612800, nbf: 1769846400, recoveryLevel: undefined, recoverableDays: 30 },
      content_type: "password",
      tags: { a: "b" },
    };
    expect(createRequest(full, config(), "test-secret-value")).toEqual(request);
    const asked = createRequest(full, config({ recovery_level: "Recoverable+Purgeable" }), "test-secret-value");
    expect(asked.attributes?.recoveryLevel).toBe("RecoverablePurgeable");
  });

  test("leaves out what is not set", () => {
    expect(JSON.parse(JSON.stringify(createRequest(plan(), config(), "test-secret-value")))).toEqual({
      secret_name: "db-password",
      key_vault: VAULT,
      value: "test-secret-value",
      attributes: {},
    });
  });
});

describe("the read of a secret", () => {
  test("keeps the user's spelling of the vault, and tells another vault", () => {
    expect(secretRead(record(), state({ key_vault: "v1" })).key_vault).toBe("v1");
    expect(secretRead(record(), state({ key_vault: VAULT.toUpperCase() })).key_vault).toBe(VAULT.toUpperCase());
    expect(secretRead(record(), state({ key_vault: "other::1" })).key_vault).toBe(VAULT);
  });

  test("leaves open what this release does not tell", () => {
    const silent = record({ key_vault_id: undefined, soft_delete_enabled: undefined }, { enabled: undefined });
    expect(secretRead(silent, state())).toMatchObject({
      enabled: undefined,
      recovery_level: undefined,
      key_vault_id: undefined,
      value_version: undefined,
      on_destroy: undefined,
    });
  });

  test("tells the recoverable days only where they were asked for", () => {
    const told = record({}, { recoverableDays: 90 });
    expect(secretRead(told, state({ recoverable_days: 30 })).recoverable_days).toBe(90);
    expect(secretRead(told, state({ recoverable_days: null })).recoverable_days).toBeUndefined();
  });

  test("keeps an empty map of tags empty, and none none", () => {
    expect(secretRead(record(), state({ tags: {} })).tags).toEqual({});
    expect(secretRead(record(), state({ tags: null })).tags).toBeNull();
    expect(secretRead(record(), state({ tags: { a: "b" } })).tags).toEqual({});
  });
});

test("differences of secrets are in words, and none of them is about values", () => {
  const other = record({}, { enabled: false, recoveryLevel: "Recoverable", exp: 1927612800 }, { tags: { a: "b" } });
  expect(secretDifferences(other, plan({ enabled: true, recovery_level: "Purgeable" }))).toEqual([
    'tags is {"a":"b"}, asked for not set',
    "enabled is false, asked for true",
    'exp is "2031-01-31T08:00:00Z", asked for not set',
    "recovery_level is Recoverable, asked for Purgeable",
  ]);
});

describe("versions of a secret", () => {
  test("the newest is the one that was made last, whatever the order of the list", () => {
    const versions = [
      record({ id: "old", createdAt: "2026-01-01T00:00:09Z" }, { created: 1_700_000_000 }),
      record({ id: "newest", createdAt: "2026-01-01T00:00:00.5Z" }, { created: 1_700_000_001 }),
      record({ id: "same-second", createdAt: "2026-01-01T00:00:00.499999999Z" }, { created: 1_700_000_001 }),
      record({ id: "unknown", azure_created_at: undefined }, { created: undefined }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(versions, { minLength: versions.length }), (shuffled) => {
        expect(newestOf(shuffled)?.id).toBe("newest");
      }),
    );
    expect(newestOf([])).toBeUndefined();
  });

  test.each([
    ["Db-Password", VAULT.toUpperCase(), true],
    ["db-password", "V1", true],
    ["db-password", "v2", false],
    ["db", VAULT, false],
  ])("%s in %s is %s", (secret_name, key_vault, is) => {
    expect(isVersionOf(record(), { secret_name, key_vault })).toBe(is);
  });
});

test.each<[string, string, boolean | null, boolean]>([
  ["soft-delete", "SOFT-DELETED", true, false],
  ["soft-delete", "DELETED", true, false],
  ["soft-delete", "DELETED", false, true],
  ["purge", "SOFT-DELETED", true, true],
  ["purge", "DELETED", false, true],
  ["retain", "DELETED", false, false],
])(
  "a destroy with on_destroy = %s has to do with a %s secret of a vault with soft delete %s: %s",
  (on_destroy, status, soft, left) => {
    expect(isLeftToDestroy(state({ on_destroy, soft_delete_enabled: soft }), status)).toBe(left);
  },
);

describe("waiting for Azure", () => {
  const busy = refusedWith(409, "busy with it");
  const patience = (timeout: number, abort = new AbortController()) => {
    const clock = new ManualClock();
    return { timeout, signal: abort.signal, log: { info: jest.fn() }, clock };
  };

  test("ends with success, after growing pauses", async () => {
    const waiting = patience(60_000);
    let attempts = 0;
    const attempt = async () => {
      if (++attempts < 5) throw busy;
      return attempts;
    };
    expect(await untilNotBusy("purge it", "delete", attempt, waiting)).toBe(5);
    const { sleeps } = waiting.clock;
    expect(sleeps).toHaveLength(4);
    expect([...sleeps].sort((a, b) => a - b)).toEqual(sleeps);
    expect(waiting.log.info).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({ said: "busy with it" }),
    );
  });

  test("ends when the time is up, with CCKM's last words and what to do", async () => {
    const waiting = untilNotBusy("purge it", "delete", () => Promise.reject(busy), patience(30_000));
    await expect(waiting).rejects.toThrow(/Could not purge it in 30 s.*busy with it.*raise timeouts\.delete/s);
  });

  test("ends when Terraform is asked to stop", async () => {
    const abort = new AbortController();
    const attempt = () => {
      abort.abort();
      return Promise.reject(busy);
    };
    const waiting = untilNotBusy("purge it", "delete", attempt, patience(30_000, abort));
    await expect(waiting).rejects.toThrow("Stopped while waiting to purge it");
  });

  test("ends at once with any other error", async () => {
    const refused = refusedWith(403, "not allowed");
    const waiting = patience(30_000);
    await expect(untilNotBusy("purge it", "delete", () => Promise.reject(refused), waiting)).rejects.toBe(refused);
    expect(waiting.clock.sleeps).toEqual([]);
  });
});
