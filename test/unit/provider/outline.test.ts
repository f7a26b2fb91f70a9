import { cckmProviderSchema, dataSources, resources } from "../../../lib/contract";
import { cckmProvider } from "../../../lib/provider/provider";

test("what a validation is answered from is what the provider is made of", () => {
  const provider = cckmProvider("1.0.0", {});
  const typesOf = (these: readonly { type: string; schema: unknown }[]) =>
    new Map(these.map(({ type, schema }) => [type, schema]));
  expect(provider.name).toBe("cckm");
  expect(provider.schema).toBe(cckmProviderSchema);
  expect(typesOf(resources)).toEqual(typesOf(provider.resources));
  expect(typesOf(dataSources)).toEqual(typesOf(provider.dataSources ?? []));
});
