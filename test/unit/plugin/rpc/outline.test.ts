import { defineProvider, defineResource, schema, string } from "../../../../lib/plugin";
import { ConfigureProvider_Request, ValidateResourceConfig_Request } from "../../../../lib/plugin/proto";
import { answerCalls } from "../../../../lib/plugin/rpc";
import { answerFromOutline } from "../../../../lib/plugin/rpc/outline";
import { createLogger } from "../../../../lib/plugin/transport";

const call = { signal: new AbortController().signal };
const log = createLogger({ level: "off" });
const closed: string[] = [];

const thing = defineResource<string>()({
  type: "example_thing",
  schema: schema({
    description: "A thing.",
    attributes: { name: string({ description: "Its name.", required: true, replaces: true }) },
  }),
  create: ({ plan }) => plan,
  read: ({ state }) => state,
  delete: () => {},
});
const provider = defineProvider({
  name: "example",
  version: "1.0.0",
  schema: schema({ description: "An example.", attributes: {} }),
  configure: () => "session",
  close: (session, { ofProcess }) => void closed.push(ofProcess ? `${session} with the process` : session),
  resources: [thing],
});

function served() {
  let loads = 0;
  const { handlers, close } = answerFromOutline(provider, async () => {
    loads++;
    return answerCalls(provider, log);
  });
  return { handlers, close, loads: () => loads };
}

const json = (value: unknown) => ({ config: { msgpack: new Uint8Array(), json: Buffer.from(JSON.stringify(value)) } });

test("an outline answers for the schema and a validation, with the same errors, without the provider", async () => {
  const { handlers, close, loads } = served();
  const whole = answerCalls(provider, log).handlers;
  const request = ValidateResourceConfig_Request.fromPartial({ typeName: "example_thing", ...json({ name: null }) });
  const answer = await handlers.validateResourceConfig(request, call);
  expect(answer).toEqual(await whole.validateResourceConfig(request, call));
  expect(answer.diagnostics).toHaveLength(1);
  expect(await handlers.getProviderSchema({}, call)).toEqual(await whole.getProviderSchema({}, call));
  await handlers.stopProvider({}, call);
  await close({ ofProcess: true });
  expect(loads()).toBe(0);
});

test("what an outline is not enough for loads the provider once, and it is closed at the end", async () => {
  const { handlers, close, loads } = served();
  const request = ConfigureProvider_Request.fromPartial(json({}));
  await Promise.all([handlers.configureProvider(request, call), handlers.configureProvider(request, call)]);
  expect(loads()).toBe(1);
  await close({ ofProcess: true });
  expect(closed).toEqual(["session with the process", "session with the process"]);
});

test("where the provider cannot be loaded, every call that needs it says so, and the others are answered", async () => {
  const printed = jest.spyOn(console, "error").mockImplementation(() => {});
  const { handlers, close } = answerFromOutline(provider, async () => {
    throw new SyntaxError("Unexpected end of input\nat line 7");
  });
  for (const name of ["configureProvider", "readResource"] as const) {
    await expect(handlers[name]({} as never, call)).rejects.toThrow(
      /^This Terraform provider cannot be loaded\. Found: SyntaxError: Unexpected end of input, in .+\. Copy every file of the provider's folder again\.$/,
    );
  }
  expect(await handlers.getMetadata({}, call)).toMatchObject({ resources: [{ typeName: "example_thing" }] });
  await close({ ofProcess: true });
  expect(printed).toHaveBeenCalledTimes(1);
  printed.mockRestore();
});
