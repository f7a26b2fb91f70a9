import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from "node:http2";
import { connect as connectSocket } from "node:net";
import fc from "fast-check";
import { cckmProviderSchema, dataSources, PROVIDER_SOURCE, resources } from "../../../lib/contract";
import { encode } from "../../../lib/plugin/codec";
import { schemaType } from "../../../lib/plugin/codec/schema-type";
import { type DynamicValue, Provider, RawState } from "../../../lib/plugin/proto";
import { framed } from "../../../lib/plugin/transport/grpc/message";
import { exampleOf, type Schema } from "../../../lib/schema";
import { type SimulatedCckm, startSimulatedCckm } from "../../../lib/testing/simulated-cckm";
import { fastTime } from "../../support/fast-time";
import { valuesOf } from "../plugin/codec/arbitraries";

fastTime(100);

const OK = "0";
const INTERNAL = "13";
const UNDECODABLE = "Expected a request of the method's type, got bytes that cannot be decoded as one";

type MethodName = Exclude<keyof typeof Provider.methods, "stopProvider">;
interface Sent {
  readonly method: MethodName;
  readonly message: object;
}

let cckm: SimulatedCckm;
let session: ClientHttp2Session;
beforeAll(async () => {
  cckm = await startSimulatedCckm({ simulator: { durations: { job: 0, report: 0, cancel: 0 } } });
  const socket: string = JSON.parse(cckm.reattach)[PROVIDER_SOURCE].Addr.String;
  session = connect("http://localhost", { createConnection: () => connectSocket(socket) });
  await send("configureProvider", encoded({ method: "configureProvider", message: { config: nothing() } }));
});
afterAll(async () => {
  session.destroy();
  await cckm.close();
});

const nothing = () => encode({}, schemaType(cckmProviderSchema));

/** The answer to a call, or its status where it has none. */
async function send(method: MethodName, bytes: Uint8Array) {
  const stream = session.request({
    ":method": "POST",
    ":path": `/${Provider.fullName}/${Provider.methods[method].name}`,
    "content-type": "application/grpc",
    te: "trailers",
    "grpc-timeout": "20S",
  });
  let ending: IncomingHttpHeaders = {};
  const chunks: Buffer[] = [];
  for (const event of ["response", "trailers"]) {
    stream.on(event, (headers: IncomingHttpHeaders) => {
      ending = { ...ending, ...headers };
    });
  }
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.end(framed(bytes));
  await new Promise((closed) => stream.on("close", closed));
  const message = decodeURIComponent(String(ending["grpc-message"] ?? ""));
  return { status: ending["grpc-status"], message, body: Buffer.concat(chunks).subarray(5) };
}

function encoded({ method, message }: Sent): Uint8Array {
  const { requestType } = Provider.methods[method];
  return requestType.encode(requestType.fromPartial(message as never) as never).finish();
}

/** Values of a type: the contract's example, anything that the schema can hold, or none. */
function values({ schema }: { readonly schema: Schema }): fc.Arbitrary<DynamicValue> {
  const type = schemaType(schema);
  const example = Object.entries(schema.attributes).map(([name, attribute]) => [name, exampleOf(attribute) ?? null]);
  const known = fc.constant(Object.fromEntries(example));
  const any = valuesOf({ ...type });
  return fc.oneof(known, any, fc.constant(null)).map((value) => encode(value, type));
}

const ofResource = fc.constantFrom(...resources).chain(({ type: typeName, ...contract }) => {
  const value = values(contract);
  const raw = fc.json().map((json) => RawState.create({ json: Buffer.from(json) }));
  const version = fc.constantFrom(0, 0, 1, 7);
  const bytes = fc.uint8Array({ maxLength: 20 });
  const sent = (method: MethodName, parts: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record(parts).map((message): Sent => ({ method, message: { typeName, ...message } }));
  return fc.oneof(
    sent("validateResourceConfig", { config: value }),
    sent("upgradeResourceState", { version, rawState: raw }),
    sent("readResource", { currentState: value, private: bytes }),
    sent("planResourceChange", { priorState: value, proposedNewState: value, config: value, priorPrivate: bytes }),
    sent("applyResourceChange", { priorState: value, plannedState: value, config: value, plannedPrivate: bytes }),
    sent("importResourceState", { id: fc.string({ unit: "binary" }) }),
    sent("moveResourceState", {
      targetTypeName: fc.constant(typeName),
      sourceTypeName: fc.constantFrom("ciphertrust_aws_kms", typeName),
      sourceProviderAddress: fc.constant("registry.terraform.io/thales/ciphertrust"),
      sourceSchemaVersion: version,
      sourceState: raw,
    }),
  );
});

const ofDataSource = fc.constantFrom(...dataSources).chain(({ type: typeName, ...contract }) =>
  fc
    .record({
      method: fc.constantFrom<MethodName>("validateDataResourceConfig", "readDataSource"),
      config: values(contract),
    })
    .map(({ method, config }): Sent => ({ method, message: { typeName, config } })),
);

const ofProvider = fc
  .constantFrom<MethodName>("validateProviderConfig", "configureProvider", "getMetadata", "getProviderSchema")
  .map((method): Sent => ({ method, message: { config: nothing() } }));

/** One change of a message on its way. */
const mutation = fc
  .tuple(fc.constantFrom("set", "cut", "insert", "double", "end"), fc.nat(), fc.nat({ max: 255 }))
  .map(([kind, at, byte]) => (bytes: Buffer): Buffer => {
    const place = bytes.length === 0 ? 0 : at % bytes.length;
    const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
    switch (kind) {
      case "set":
        return Buffer.concat([before, Buffer.of(byte), after.subarray(1)]);
      case "cut":
        return Buffer.concat([before, after.subarray(1 + (byte % 8))]);
      case "insert":
        return Buffer.concat([before, Buffer.of(byte), after]);
      case "double":
        return Buffer.concat([before, after.subarray(0, byte), after]);
      default:
        return before;
    }
  });

const mutated = fc
  .tuple(
    fc.oneof({ weight: 8, arbitrary: ofResource }, { weight: 2, arbitrary: ofDataSource }, ofProvider),
    fc.array(mutation, { maxLength: 4 }),
  )
  .map(([sent, mutations]) => ({
    method: sent.method,
    bytes: mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), Buffer.from(encoded(sent))),
  }));

const random = fc.record({
  method: fc.constantFrom(
    ...Object.keys(Provider.methods).filter((name): name is MethodName => name !== "stopProvider"),
  ),
  bytes: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
});

test("whatever is sent to the provider, it answers in time, with what the call promises or a refusal, and lives on", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: mutated }, random), async ({ method, bytes }) => {
      const { status, message, body } = await send(method, bytes);
      // What Terraform never sends together, such as a plan without a configuration, may fail, but says nothing of it.
      const failed = `${method} failed unexpectedly; TF_LOG=ERROR shows where`;
      if (status === INTERNAL) expect([UNDECODABLE, failed]).toContain(message);
      else {
        expect([status, message]).toEqual([OK, ""]);
        Provider.methods[method].responseType.decode(body);
      }
    }),
    { numRuns: 300 },
  );
  expect(await send("getMetadata", Buffer.alloc(0))).toMatchObject({ status: OK });
});
