import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Provider } from "../../../../lib/plugin/proto";
import { GRPCControllerDefinition as GRPCController } from "../../../../lib/plugin/proto/gen/go_plugin";
import { ROOT } from "../../../support/cdktf";
import { bundleProvider } from "../../../support/provider-package";
import { ProviderProcess } from "../../plugin/transport/provider-process";

// Waits for something before it serves, as a provider may that reads a file of its own first.
const SOURCE = `
import { defineProvider, defineResource, schema, serve, string } from "${ROOT}/lib/plugin";
process.stderr.write("code loaded\\n");
const thing = defineResource()({
  type: "example_thing",
  schema: schema({ description: "A thing.", attributes: { id: string({ description: "Its id.", computed: true }) } }),
  create: () => ({ id: "7" }),
  read: ({ state }) => state,
  delete: () => {},
});
const provider = defineProvider({
  name: "example",
  version: "1.0.0",
  schema: schema({ description: "An example.", attributes: {} }),
  configure: () => ({}),
  resources: [thing],
});
setImmediate(() => void serve(provider));
`;

let built: string;
let temporary: string;
const started: ProviderProcess[] = [];

beforeAll(async () => {
  temporary = mkdtempSync(join(tmpdir(), "parts-"));
  built = await bundleProvider(SOURCE);
});
afterEach(() => {
  for (const one of started.splice(0)) one.clear();
});
afterAll(() => {
  for (const folder of [temporary, join(built, "..")]) rmSync(folder, { recursive: true, force: true });
});

/** Starts the provider with other bytes in some of its files. */
function start(name: string, changed: Readonly<Record<string, string | undefined>> = {}): ProviderProcess {
  const folder = join(temporary, name);
  mkdirSync(folder);
  const { files } = JSON.parse(readFileSync(join(built, "manifest.json"), "utf8")) as { files: Record<string, string> };
  for (const file of Object.values(files)) {
    const text = file in changed ? changed[file] : readFileSync(join(built, file), "utf8");
    if (text !== undefined) writeFileSync(join(folder, file), text);
  }
  const provider = new ProviderProcess(folder, [join(folder, "terraform-provider-cckm")], {});
  started.push(provider);
  return provider;
}

const THING = { resourceSchemas: { example_thing: { block: { description: "A thing." } } } };

test("a bundled provider answers with its schema before its code is loaded, and ends when Terraform has read it", async () => {
  const provider = start("schema");
  const client = await provider.connect();
  expect(await client.call(Provider, "getProviderSchema")).toMatchObject(THING);
  await client.call(GRPCController, "shutdown");
  expect(await provider.end()).toEqual({ code: 0, signal: null });
  expect(provider.stderr).toBe("");
});

test("a bundled provider's code is loaded once, at the calls that need it, also where it takes a moment to serve", async () => {
  const provider = start("code");
  const client = await provider.connect();
  const both = ["getMetadata", "getMetadata"] as const;
  for (const reply of await Promise.all(both.map((name) => client.call(Provider, name)))) {
    expect(reply).toMatchObject({ resources: [{ typeName: "example_thing" }] });
  }
  expect(await client.call(Provider, "configureProvider", { config: { json: Buffer.from("{}") } })).toEqual(
    expect.not.objectContaining({ diagnostics: [expect.anything()] }),
  );
  expect(provider.stderr).toBe("code loaded\n");
});

test("what a bundled provider's code says of a call that failed reaches Terraform", async () => {
  const client = await start("failing").connect();
  await expect(client.call(Provider, "readResource", { typeName: "example_none" })).rejects.toMatchObject({
    code: 13,
    details: "readResource failed unexpectedly; TF_LOG=ERROR shows where",
  });
});

test("a call that a bundled provider does not have is UNIMPLEMENTED, with its code loaded or not", async () => {
  const provider = start("unknown");
  const client = await provider.connect();
  await expect(client.callUnknown("/tfplugin6.Provider/GetFunctions")).rejects.toMatchObject({ code: 12 });
  await expect(client.callUnknown("/tfplugin6.Provider/GetFunctions")).rejects.toMatchObject({ code: 12 });
  await expect(client.callUnknown("/tfplugin6.Nothing/GetFunctions")).rejects.toMatchObject({ code: 12 });
});

test.each<[string, string | undefined, string]>([
  ["is missing", undefined, "is not complete. Found: no code.js in "],
  ["is cut", "function (", "cannot be loaded. Found: SyntaxError: .+, in code.js of "],
  ["is empty", "", "cannot be loaded. Found: code.js is empty, in "],
  ["misses a file of its own", 'require("./code-2.js")', "is not complete. Found: no code-2.js in "],
  ["misses a module", 'require("none-such")', "cannot be loaded. Found: Error: Cannot find module 'none-such', in "],
  ["fails while it is loaded", 'throw new TypeError("no\\nway")', "cannot be loaded. Found: TypeError: no, in "],
  [
    "fails before it serves",
    'setImmediate(() => { throw new Error("late"); })',
    "cannot be loaded. Found: Error: late, in ",
  ],
  ["rejects before it serves", 'Promise.reject(new Error("later"))', "cannot be loaded. Found: Error: later, in "],
])("where the code %s, every call that needs it says so", async (name, code, found) => {
  const provider = start(name, { "code.js": code });
  const client = await provider.connect();
  expect(await client.call(Provider, "getProviderSchema")).toMatchObject(THING);
  for (const call of ["getMetadata", "validateProviderConfig"] as const) {
    const error = await client.call(Provider, call).catch((thrown: Error) => thrown);
    expect(String(error)).toMatch(new RegExp(`This Terraform provider ${found}`));
    const again = /: (Type)?Error: /.test(found) ? "again, or correct its code if that throws this" : "again";
    expect(String(error)).toMatch(new RegExp(` (in|of) /.+\\. Copy every file of the provider's folder ${again}\\.$`));
  }
});

test.each<[string, string | undefined]>([
  ["is missing", undefined],
  ["is empty", ""],
])("where the schema's file %s, the code answers in its place", async (name, schema) => {
  const provider = start(`schema ${name}`, { "schema.js": schema });
  const client = await provider.connect();
  expect(await client.call(Provider, "getProviderSchema")).toMatchObject(THING);
});
