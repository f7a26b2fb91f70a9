import { currentVersion, newestVersion } from "../../../../lib/cckm/reads";
import { latestVersion } from "../../../../lib/cckm/reads/azure-secret-versions";
import { type SecretRow, SecretServer } from "../../../support/secret-server";

const KEY_VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const VAULT = "73524b70-1234-4f92-954b-6312f4567d1a";
const KEY = { key_vault: KEY_VAULT, key_vault_id: VAULT, secret_name: "db-password" };
const row = (id: string, created: number, more: Partial<SecretRow> = {}): SecretRow => ({
  id,
  created,
  secret_name: "db-password",
  key_vault: KEY_VAULT,
  key_vault_id: VAULT,
  ...more,
});

let server: SecretServer;
beforeEach(async () => {
  server = await SecretServer.start();
});
afterEach(() => server.stop());

const newest = async (...rows: SecretRow[]) => (await newestVersion(server.connect(...rows), KEY))?.id;

describe("the newest version of a secret", () => {
  test("is the one that was made last, wherever it is listed", async () => {
    expect(await newest(row("1", 100), row("3", 300), row("2", 200))).toBe("3");
  });

  test("is found under another spelling of its name, too", async () => {
    expect(await newest(row("1", 100), row("2", 200, { secret_name: "DB-Password" }))).toBe("2");
    expect(server.asked()).toEqual([
      "secrets secret_name=db-password",
      `secrets key_vault_id=${VAULT}`,
      "secrets secret_name=DB-Password",
    ]);
  });

  test("is none of another vault", async () => {
    const elsewhere = { key_vault: "other-kv::1", key_vault_id: "vault-2" };
    expect(await newest(row("1", 100), row("2", 200, elsewhere))).toBe("1");
  });

  test("is none where CCKM lists none", async () => {
    expect(await newest(row("1", 100, { secret_name: "other" }))).toBeUndefined();
  });
});

describe("the newest version of a secret of which one is known by its id", () => {
  const latest = async (id: string, others?: string[]) => (await latestVersion(server.client, id, KEY, others)).id;
  const forbidding = (status: number, what: RegExp) => {
    server.refuse = ({ path }) => (what.test(path) ? { status, json: { code: 3, codeDesc: "refused" } } : undefined);
  };
  const [LISTS, IDS] = [/\/secrets$/, /\/secrets\/./];

  test("is found by lists alone where they show the one that is known", async () => {
    server.connect(row("1", 100), row("2", 200));
    expect(await latest("1")).toBe("2");
    expect(server.asked()).toEqual(["secrets secret_name=db-password", `secrets key_vault_id=${VAULT}`]);
  });

  test("is looked for by the other spellings that are known, and by no more", async () => {
    server.connect(row("1", 100), row("2", 200, { secret_name: "DB-PASSWORD" }));
    expect(await latest("1", ["DB-PASSWORD"])).toBe("2");
    expect(server.asked()).toEqual(["secrets secret_name=db-password", "secrets secret_name=DB-PASSWORD"]);
  });

  test("is the known one where that is newer than all that a node which lags lists", async () => {
    server.connect(row("1", 100));
    server.readable(row("2", 200));
    expect(await latest("2", [])).toBe("2");
  });

  test("is a listed one where the known one is older and not listed", async () => {
    server.connect(row("2", 200));
    server.readable(row("1", 100));
    expect(await latest("1", [])).toBe("2");
  });

  test("is a listed one where the known one is gone", async () => {
    server.connect(row("2", 200));
    expect(await latest("gone", [])).toBe("2");
  });

  test("is a listed one where the id turns out to be of another secret", async () => {
    server.connect(row("2", 200));
    server.readable(row("1", 900, { secret_name: "other" }));
    expect(await latest("1", [])).toBe("2");
  });

  test("is what the id has where nothing is listed", async () => {
    server.connect();
    server.readable(row("1", 100, { secret_name: "renamed" }));
    expect(await latest("1", [])).toBe("1");
  });

  test("is gone where nothing is listed and the id is gone", async () => {
    await expect(latest("gone", [])).rejects.toMatchObject({ outcome: "gone" });
    expect(await currentVersion(server.client, "gone", KEY)).toBeUndefined();
  });

  test("is what the id has for whoever may not list", async () => {
    server.connect(row("1", 100), row("2", 200));
    forbidding(403, LISTS);
    expect(await latest("1", [])).toBe("1");
  });

  test("is an error where the lists fail otherwise", async () => {
    server.connect(row("1", 100));
    forbidding(400, LISTS);
    await expect(latest("1", [])).rejects.toMatchObject({ outcome: "refused", status: 400 });
  });

  test("is an error where the id cannot be read though something is listed", async () => {
    server.connect(row("2", 200));
    server.readable(row("1", 100));
    forbidding(403, IDS);
    await expect(latest("1", [])).rejects.toMatchObject({ outcome: "refused", status: 403 });
  });

  test("may be asked for where there need not be one", async () => {
    const client = server.connect(row("1", 100), row("2", 200));
    expect((await currentVersion(client, "1", KEY))?.id).toBe("2");
  });
});
