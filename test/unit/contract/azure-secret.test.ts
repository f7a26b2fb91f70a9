import fc from "fast-check";
import { azureSecret } from "../../../lib/contract/azure-secret";
import { RECOVERY_LEVELS, sameRecoveryLevel, sameSecond } from "../../../lib/contract/azure-secret-rules";
import { UNKNOWN, validateConfig } from "../../../lib/schema";

const VALID = { secret_name: "db-password", key_vault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863" };
const check = (config: Readonly<Record<string, unknown>>) =>
  validateConfig(azureSecret.schema, { ...VALID, ...config });
const tags = (count: number, name = (index: number) => `tag-${index}`) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), "x"]));

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["the least", {}],
  ["the longest name", { secret_name: "a".repeat(127) }],
  ["a vault by id", { key_vault: "9ae64517-7249-42a9-bf86-9252add02ef9" }],
  ["the largest value", { value: "ü".repeat(12_800) }],
  ["fifteen tags", { tags: tags(15) }],
  ["every character that a tag value may hold", { tags: { "any: name %": "aZ09 !@#$)({}><?+-/[]^&=|~`;.'_*" } }],
  ["a name that objects have", { tags: JSON.parse('{"__proto__":"x","constructor":"y"}') as object }],
  ["days of a vault without soft delete", { recoverable_days: 0 }],
  ["Azure's spelling of a level", { recovery_level: "CustomizedRecoverable+Purgeable" }],
  ["times in any zone", { nbf: "2026-01-01T00:00:00+14:00", exp: "2026-01-01T00:00:00Z" }],
  ["what is not known yet", { secret_name: UNKNOWN, tags: { a: UNKNOWN }, exp: UNKNOWN, nbf: "2026-01-01T00:00:00Z" }],
])("a configuration of a secret with %s is valid", (_, config) => {
  expect(check(config)).toEqual([]);
});

test.each<[string, Readonly<Record<string, unknown>>, string, string]>([
  ["an underscore in the name", { secret_name: "db_password" }, "secret_name", "letters, digits and hyphens"],
  ["a name of 128 characters", { secret_name: "a".repeat(128) }, "secret_name", "1 to 127"],
  ["an empty name", { secret_name: "" }, "secret_name", "1 to 127"],
  ["a vault without its subscription", { key_vault: "payments-kv" }, "key_vault", "subscription id"],
  [
    "an empty value",
    { value: "" },
    "value",
    "Expected size of value to be in the range (1 - 25600), got 0 bytes. Is the variable or environment variable that should hold it empty?",
  ],
  [
    "a value that is too large",
    { value: "ü".repeat(12_801) },
    "value",
    "Expected size of value to be in the range (1 - 25600), got 25602 bytes.",
  ],
  ["half a version", { value_version: 0.5 }, "value_version", "a whole number"],
  ["a negative version", { value_version: -1 }, "value_version", "at least 0"],
  [
    "an empty content type",
    { content_type: "" },
    "content_type",
    "Expected length of content_type to be in the range (1 - 255), got 0 characters.",
  ],
  ["sixteen tags", { tags: tags(16) }, "tags", "Expected tags to have at most 15 elements, got 16. Remove some."],
  ["a tag without a name", { tags: { "": "x" } }, "tags", "a name of 1 to 256 characters"],
  [
    "a long tag name",
    { tags: tags(1, () => "a".repeat(257)) },
    "tags",
    'Expected each of tags to have a name of 1 to 256 characters and a value of at most 256, got 257 characters in the name "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… and 1 in its value.',
  ],
  ["a long tag value", { tags: { a: "x".repeat(257) } }, "tags", "257 in its value"],
  ["a time without a zone", { exp: "2030-01-01T00:00:00" }, "exp", "RFC 3339"],
  ["a day that does not exist", { nbf: "2030-02-30T00:00:00Z" }, "nbf", "RFC 3339"],
  ["an unknown level", { recovery_level: "Recovrable" }, "recovery_level", 'Did you mean "Recoverable"?'],
  ["six days", { recoverable_days: 6 }, "recoverable_days", "7 to 90"],
  ["91 days", { recoverable_days: 91 }, "recoverable_days", "7 to 90"],
  ["an unknown policy", { on_destroy: "delete" }, "on_destroy", '"soft-delete", "purge", "retain"'],
])("a configuration of a secret with %s is refused", (_, config, attribute, message) => {
  expect(check(config)).toEqual([
    expect.objectContaining({ severity: "error", path: [attribute], detail: expect.stringContaining(message) }),
  ]);
});

test.each([...'\\,:"%'])("a tag value with %s is refused, and named", (character) => {
  const [problem] = check({ tags: { cost: `a${character}b` } });
  expect(problem).toMatchObject({ path: ["tags"], code: "character-invalid" });
  expect(problem!.detail).toMatch(/^Expected the tag "cost" to hold any characters except/);
  expect(problem!.detail).toMatch(new RegExp(`Remove "\\${character}"\\.$`));
});

test("all tags that are refused are named at once", () => {
  const more = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`tag${index}`, "x"]));
  const [problem, ...others] = check({ tags: { cost: "5%", owner: "a:b", long: "x".repeat(257), ...more } });
  expect(others).toEqual([]);
  expect(problem!.detail).toMatch(/16.*"cost".*Remove "%"\..*"owner".*Remove ":"\..*"long"/s);
});

test("no message repeats a secret's value", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 25_601, maxLength: 25_700 }), (value) => {
      const [problem] = check({ value });
      expect(problem!.path).toEqual(["value"]);
      expect(problem!.detail).not.toContain(value.slice(0, 20));
    }),
    { numRuns: 5 },
  );
});

test("a secret that expires before it is active is a warning", () => {
  const [problem, ...rest] = check({ nbf: "2030-01-01T00:00:00Z", exp: "2030-01-01T01:00:00+01:00" });
  expect(rest).toEqual([]);
  expect(problem).toMatchObject({ severity: "warning", path: ["nbf"], summary: "Never active" });
});

test("a recovery level is the same with Azure's plus signs, and with nothing else", () => {
  fc.assert(
    fc.property(fc.constantFrom(...RECOVERY_LEVELS), fc.constantFrom(...RECOVERY_LEVELS), (a, b) => {
      const azure = a.replace(/(?<=.)(Purgeable|ProtectedSubscription)/, "+$1");
      expect(sameRecoveryLevel(azure, b)).toBe(a === b);
    }),
  );
});

test("times of a secret are the same within one second", () => {
  expect(sameSecond("2030-01-01T00:00:00.999Z", "2030-01-01T01:00:00+01:00")).toBe(true);
  expect(sameSecond("2030-01-01T00:00:00.999Z", "2030-01-01T00:00:01Z")).toBe(false);
  expect(sameSecond("1969-12-31T23:59:59.5Z", "1970-01-01T00:00:00Z")).toBe(false);
});
