import type { AzureSecret } from "../../../../lib/cckm";
import { isInVault, isVersionOf, secretKeyText } from "../../../../lib/cckm/reads";

const VAULT = "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863";
const ID = "73524b70-1234-4f92-954b-6312f4567d1a";
const secret = (more: Partial<AzureSecret> = {}) =>
  ({ secret_name: "db-password", key_vault: VAULT, key_vault_id: ID, ...more }) as AzureSecret;

test.each([
  ["its name", VAULT],
  ["its name in other capitals", VAULT.toUpperCase()],
  ["CCKM's id", ID],
  ["CCKM's id in capitals", ID.toUpperCase()],
])("a secret is in the vault that is called by %s", (_, reference) => {
  expect(isInVault(secret(), reference)).toBe(true);
  expect(isVersionOf(secret(), { secret_name: "db-password", key_vault: reference })).toBe(true);
});

test("a secret is not in another vault, nor by an id that its record does not have", () => {
  expect(isInVault(secret(), "other-kv::260ecbe7-777b-4d3c-84ea-887620498863")).toBe(false);
  expect(isInVault({ key_vault: VAULT }, ID)).toBe(false);
});

test("a version is of the secret of its name in whatever capitals, in its vault", () => {
  expect(isVersionOf(secret(), { secret_name: "DB-Password", key_vault: VAULT })).toBe(true);
  expect(isVersionOf(secret(), { secret_name: "db-passwords", key_vault: VAULT })).toBe(false);
  expect(isVersionOf(secret({ key_vault: "other::1", key_vault_id: "2" }), secret())).toBe(false);
});

test("all versions of a secret have one text, of CCKM's id of the vault where that is known", () => {
  expect(secretKeyText(secret({ secret_name: "DB-Password" }))).toBe(`${ID}/db-password`);
  expect(secretKeyText({ key_vault: "KV::1", key_vault_id: null, secret_name: "A" })).toBe("kv::1/a");
  expect(secretKeyText({ key_vault: "KV::1", secret_name: "A" })).toBe("kv::1/a");
});
