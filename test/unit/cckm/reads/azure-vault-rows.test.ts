import { forgetVaults, vaultText } from "../../../../lib/cckm/reads";
import { newestRows, otherSpellings, otherSpellingsIn } from "../../../../lib/cckm/reads/azure-vault-rows";
import { type SecretRow, SecretServer } from "../../../support/secret-server";

const NAME = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const VAULT = "73524b70-1234-4f92-954b-6312f4567d1a";
const row = (id: string, secret_name: string, createdAt?: string): SecretRow => ({
  id,
  secret_name,
  key_vault: NAME,
  key_vault_id: VAULT,
  ...(createdAt && { createdAt }),
});
const many = (count: number) => Array.from({ length: count }, (_, index) => row(`id-${index}`, `secret-${index}`));

let server: SecretServer;
let now: number;
beforeEach(async () => {
  server = await SecretServer.start();
  server.vaults = [{ id: VAULT, name: NAME }];
  now = Date.now();
  jest.spyOn(Date, "now").mockImplementation(() => now);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.stop();
});

const refusing = (status: number) => {
  server.refuse = () => ({ status, json: { code: 3, codeDesc: "refused" } });
};

describe("the one text of a vault", () => {
  test("is CCKM's id of it, by whatever name it is called, asked for once", async () => {
    const { client } = server;
    const names = [NAME, NAME.toUpperCase(), NAME];
    const texts = await Promise.all(names.map((key_vault) => vaultText(client, { key_vault })));
    expect(texts).toEqual([VAULT, VAULT, VAULT]);
    now += 3_600_000;
    expect(await vaultText(client, { key_vault: NAME })).toBe(VAULT);
    expect(server.asked()).toEqual([`vaults name=${NAME}`]);
  });

  test("is the id that is known or given, in small letters, and asks nobody", async () => {
    const { client } = server;
    expect(await vaultText(client, { key_vault: NAME, key_vault_id: VAULT.toUpperCase() })).toBe(VAULT);
    expect(await vaultText(client, { key_vault: VAULT.toUpperCase(), key_vault_id: null })).toBe(VAULT);
    expect(await vaultText(client, { key_vault: "Some-Name" })).toBe("some-name");
    expect(server.asked()).toEqual([]);
  });

  test("is its name, in small letters, where CCKM has no such vault", async () => {
    expect(await vaultText(server.client, { key_vault: "Other-KV::1" })).toBe("other-kv::1");
  });

  test.each([403, 404])("is its name for whoever may not look at vaults: %s", async (status) => {
    refusing(status);
    expect(await vaultText(server.client, { key_vault: NAME.toUpperCase() })).toBe(NAME);
  });

  test("is an error where CCKM cannot tell, which is not kept", async () => {
    refusing(400);
    const text = () => vaultText(server.client, { key_vault: NAME });
    await expect(text()).rejects.toMatchObject({ outcome: "refused", status: 400 });
    server.refuse = () => undefined;
    expect(await text()).toBe(VAULT);
  });
});

describe("other spellings of a secret's name", () => {
  test("are the names that differ in capitals alone, each once", () => {
    const names = ["db", "DB", "Db", "DB", "dbs", "other"];
    expect(otherSpellingsIn(names, { key_vault: NAME, secret_name: "db" })).toEqual(["DB", "Db"]);
    expect(otherSpellingsIn([], { key_vault: NAME, secret_name: "db" })).toEqual([]);
  });

  test("are looked for among all secrets of the vault, once for all that ask within a minute", async () => {
    const client = server.connect(row("1", "db"), row("2", "DB"), row("3", "KEY"), {
      ...row("4", "dB"),
      key_vault_id: "vault-2",
    });
    const spellings = (secret_name: string) =>
      otherSpellings(client, { key_vault: NAME, key_vault_id: VAULT, secret_name });
    expect(await Promise.all([spellings("db"), spellings("key")])).toEqual([["DB"], ["KEY"]]);
    now += 59_999;
    expect(await spellings("DB")).toEqual(["db"]);
    expect(server.asked()).toEqual([`secrets key_vault_id=${VAULT}`]);
    now += 1;
    await spellings("DB");
    expect(server.asked()).toHaveLength(2);
  });

  test("are those of each vault apart", async () => {
    const client = server.connect(row("1", "DB"), { ...row("2", "dB"), key_vault_id: "vault-2" });
    const spellings = (key_vault_id: string) =>
      otherSpellings(client, { key_vault: NAME, key_vault_id, secret_name: "db" });
    expect([await spellings(VAULT), await spellings("vault-2")]).toEqual([["DB"], ["dB"]]);
  });

  test("are looked for by the vault that has the name, and in all vaults where CCKM shows none", async () => {
    const client = server.connect(row("1", "DB"), { ...row("2", "dB"), key_vault_id: "vault-2" });
    expect(await otherSpellings(client, { key_vault: NAME, secret_name: "db" })).toEqual(["DB"]);
    server.vaults = [];
    forgetVaults(client);
    expect(await otherSpellings(client, { key_vault: NAME, secret_name: "db" })).toEqual(["DB", "dB"]);
    expect(server.asked().filter((what) => what.startsWith("secrets"))).toEqual([
      `secrets key_vault_id=${VAULT}`,
      "secrets",
    ]);
  });
});

describe("what a vault was made last", () => {
  test("is asked for newest first, once for all that ask within a minute", async () => {
    const client = server.connect(row("1", "a", "2026-01-01T00:00:01Z"), row("2", "b", "2026-01-01T00:00:02Z"));
    const [first, again] = await Promise.all([newestRows(client, VAULT), newestRows(client, VAULT)]);
    expect(first?.rows.map(({ id }) => id)).toEqual(["2", "1"]);
    expect(first?.whole).toBe(true);
    expect(again).toBe(first);
    now += 60_000;
    expect(await newestRows(client, VAULT)).not.toBe(first);
    expect(server.asked()).toEqual(Array(2).fill(`secrets key_vault_id=${VAULT} sort=-createdAt,id`));
  });

  test("is not known to be all where there is more than a page, or CCKM does not say how much there is", async () => {
    const look = async (count: number) => {
      const found = await newestRows(server.connect(...many(count)), VAULT);
      return [found?.rows.length, found?.whole];
    };
    expect(await look(100)).toEqual([100, true]);
    expect(await look(101)).toEqual([100, false]);
    server.tellsTotal = false;
    expect(await look(1)).toEqual([1, false]);
  });

  test("is not known to be all where CCKM counts fewer than it sends", async () => {
    for (const total of [0, -1, 99]) {
      server.tellsTotal = total;
      expect((await newestRows(server.connect(...many(101)), VAULT))?.whole).toBe(false);
    }
  });

  test("comes in CCKM's own order from a release that knows no other", async () => {
    const client = server.connect(row("1", "a", "2026-01-01T00:00:01Z"), row("2", "b", "2026-01-01T00:00:02Z"));
    server.refuse = ({ query }) => (query.has("sort") ? { status: 400, json: { codeDesc: "bad sort" } } : undefined);
    expect((await newestRows(client, VAULT))?.rows.map(({ id }) => id)).toEqual(["1", "2"]);
  });

  test("is unknown to whoever may not see it", async () => {
    refusing(403);
    expect(await newestRows(server.client, VAULT)).toBeUndefined();
  });

  test("is an error where CCKM cannot tell", async () => {
    refusing(404);
    await expect(newestRows(server.client, VAULT)).rejects.toMatchObject({ status: 404 });
  });

  test("is asked for again after a write has made it old", async () => {
    const client = server.connect(row("1", "a"));
    const first = await newestRows(client, VAULT);
    server.rows = [...server.rows, row("2", "b")];
    expect(await newestRows(client, VAULT)).toBe(first);
    forgetVaults(client);
    expect((await newestRows(client, VAULT))?.rows).toHaveLength(2);
  });

  test("is each client's own", async () => {
    const first = await newestRows(server.connect(row("1", "a")), VAULT);
    expect(await newestRows(server.connect(row("1", "a")), VAULT)).not.toBe(first);
  });
});
