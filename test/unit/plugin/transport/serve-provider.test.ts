import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Provider } from "../../../../lib/plugin/proto";
import { GRPCBrokerDefinition as GRPCBroker } from "../../../../lib/plugin/proto/gen/go_plugin";
import { HealthDefinition as Health } from "../../../../lib/plugin/proto/gen/health";
import { makeCertificate } from "../../../../lib/plugin/transport/certificate";
import type { Client } from "./client";
import { exampleProvider, type ProviderProcess } from "./provider-process";

const CANCELLED = 1;
const UNIMPLEMENTED = 12;
const INTERNAL = 13;
const UNAVAILABLE = 14;

const example = exampleProvider();
afterAll(() => example.remove());

describe("the handshake", () => {
  afterEach(() => example.clear());

  test("without Terraform's cookie: a sentence, and exit 1", async () => {
    const provider = example.start({ TF_PLUGIN_MAGIC_COOKIE: undefined });
    expect(await provider.end()).toEqual({ code: 1, signal: null });
    expect(await provider.line).toBe("");
    expect(provider.stderr).toMatch(/^This is a Terraform provider: .+\n$/);
    expect(readdirSync(example.folder)).toEqual(["provider.cjs"]);
  });

  test("is one line with a private socket and a certificate without padding", async () => {
    const { socket, certificate, ...rest } = await example.start().handshake();
    expect(rest).toEqual({ core: "1", protocol: "6", network: "unix", kind: "grpc" });
    expect(certificate).toMatch(/^[A-Za-z0-9+/]{300,}$/);
    expect(dirname(dirname(socket))).toBe(example.folder);
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
  });

  test("a Terraform that does not speak protocol 6 is told, and finds the version in the line", async () => {
    const provider = example.start({ PLUGIN_PROTOCOL_VERSIONS: "4,5" });
    expect(await provider.handshake()).toMatchObject({ protocol: "6" });
    provider.child.kill();
    await provider.end();
    expect(provider.stderr).toBe("This provider speaks plugin protocol 6; Terraform offered 4,5.\n");
  });
});

describe("calls", () => {
  let provider: ProviderProcess;
  let client: Client;
  beforeAll(async () => {
    provider = example.start({ TF_LOG: "ERROR" });
    client = await provider.connect();
  });
  afterAll(() => example.clear());

  test("are answered over mutual TLS", async () => {
    const response = await client.call(Provider, "importResourceState", { typeName: "example_thing", id: "7" });
    expect(response).toMatchObject({ importedResources: [{ typeName: "example_thing/7" }] });
  });

  test("for the provider's health are answered, and watched as long as the client likes", async () => {
    const watch = client.stream(Health, "watch");
    const [first] = await once(watch, "data");
    expect(first).toMatchObject({ status: 1 });
    const cancelled = once(watch, "error");
    watch.cancel();
    expect(await cancelled).toMatchObject([{ code: CANCELLED }]);
    expect(await client.call(Health, "check", { service: "plugin" })).toMatchObject({ status: 1 });
  });

  test("are refused to a client with another certificate", async () => {
    const stranger = await provider.connect(makeCertificate());
    await expect(stranger.call(Provider, "getMetadata")).rejects.toMatchObject({ code: UNAVAILABLE });
    await expect(client.call(Provider, "getMetadata")).resolves.toBeDefined();
  });

  test("come plain where Terraform's TLS is off", async () => {
    const plain = example.start({ PLUGIN_CLIENT_CERT: undefined });
    expect(await plain.line).toMatch(/\|grpc\|$/);
    expect(await (await plain.connect()).call(Provider, "getMetadata")).toMatchObject({
      resources: [{ typeName: "example_thing" }],
    });
  });

  test("may carry far more than gRPC's 4 MiB", async () => {
    const msgpack = new Uint8Array(9 * 1024 * 1024);
    const response = await client.call(Provider, "validateResourceConfig", { config: { msgpack } });
    expect(response).toMatchObject({ diagnostics: [{ summary: `${msgpack.length} bytes` }] });
    const echo = await client.call(Provider, "readResource", { currentState: { msgpack } });
    expect((echo.newState as { msgpack: Uint8Array }).msgpack).toHaveLength(msgpack.length);
  });

  test("that protocol 6.8 or this provider does not have are UNIMPLEMENTED", async () => {
    await expect(client.callUnknown("/tfplugin6.Provider/GetFunctions")).rejects.toMatchObject({ code: UNIMPLEMENTED });
  });

  test("whose handler throws fail without telling what it threw", async () => {
    const error = await client.call(Provider, "validateDataResourceConfig").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: INTERNAL, details: expect.stringContaining("validateDataResourceConfig") });
    await provider.says('"error":"TypeError"');
    expect(provider.stderr + String(error)).not.toContain("test-secret-value");
  });

  test("that Terraform gives up abort their signal", async () => {
    let cancel = () => {};
    const call = client.call(Provider, "readResource", { typeName: "cut-off" }, (made) => {
      cancel = () => made.cancel();
    });
    await provider.says("call began");
    cancel();
    await expect(call).rejects.toMatchObject({ code: 1 });
    await provider.says("call was given up");
  });

  test("of the broker end when the client ends them", async () => {
    const broker = client.stream(GRPCBroker, "startStream");
    const ended = once(broker.resume(), "end");
    broker.end();
    await ended;
  });
});
