import { inspect } from "node:util";
import * as library from "../../../lib";

const { AwsKmsAction, ProviderRuntime, SecretDestroyPolicy } = library;
const CONSTANTS = Object.entries(library).filter(([, one]) => Object.keys(one).some((name) => /^[A-Z_]+$/.test(name)));

test("a constant that does not exist throws where it is read, and names the near one", () => {
  expect(() => Reflect.get(SecretDestroyPolicy, "PURG")).toThrow(
    "Unknown constant. SecretDestroyPolicy has no PURG. Did you mean SecretDestroyPolicy.PURGE? (constant-missing)",
  );
  expect(() => Reflect.get(AwsKmsAction, "KEY_DELET")).toThrow("Did you mean AwsKmsAction.KEY_DELETE?");
  expect(() => Reflect.get(ProviderRuntime, "DENO")).toThrow(
    "ProviderRuntime has no DENO. Use one of NODE, STANDALONE.",
  );
});

test.each(CONSTANTS)("%s throws for none of the names that JavaScript and its tools ask for", async (_, constants) => {
  expect(() => Reflect.get(constants, "MISSPELT_NAME")).toThrow("Unknown constant.");
  expect("MISSPELT_NAME" in constants).toBe(false);
  expect(inspect(constants)).toContain(Object.keys(constants)[0]);
  expect(`${constants}`).toMatch(/\S/);
  expect(await Promise.resolve(constants)).toBe(constants);
  expect(JSON.stringify({ constants })).toContain("{");
  expect(structuredClone({ ...constants })).toEqual({ ...constants });
  expect(constants).toEqual(constants);
  expect(Object.values(constants)).not.toContain(undefined);
  for (const name of [
    "then",
    "toJSON",
    "$$typeof",
    "asymmetricMatch",
    "nodeType",
    Symbol.iterator,
    Symbol.toStringTag,
  ]) {
    expect(Reflect.get(constants, name)).toBeUndefined();
  }
});
