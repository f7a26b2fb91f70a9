import { once } from "node:events";
import { readdirSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { Provider } from "../../../../lib/plugin/proto";
import { makeCertificate } from "../../../../lib/plugin/transport/certificate";
import { exampleProvider } from "./provider-process";

const UNAVAILABLE = 14;
const TCP = { EXAMPLE_NETWORK: "tcp" };

// What Windows uses; here a provider is told to.
describe("a provider on a port of the loopback interface", () => {
  const example = exampleProvider();
  afterEach(() => example.clear());
  afterAll(() => example.remove());

  test("tells host, port and certificate in the handshake, leaves no socket, and is served over mutual TLS alone", async () => {
    const provider = example.start(TCP);
    const { socket, certificate, ...rest } = await provider.handshake();
    expect(rest).toEqual({ core: "1", protocol: "6", network: "tcp", kind: "grpc" });
    expect(socket).toMatch(/^127\.0\.0\.1:[1-9]\d+$/);
    expect(certificate).toMatch(/^[A-Za-z0-9+/]{300,}$/);
    expect(readdirSync(example.folder)).toEqual(["provider.cjs"]);

    const client = await provider.connect();
    expect(await client.call(Provider, "getMetadata")).toMatchObject({ resources: [{ typeName: "example_thing" }] });
    const stranger = await provider.connect(makeCertificate());
    await expect(stranger.call(Provider, "getMetadata")).rejects.toMatchObject({ code: UNAVAILABLE });
  });

  test("takes no port outside of the range that Terraform names, and says so where all are taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const port = String((taken.address() as AddressInfo).port);
    try {
      const provider = example.start({ ...TCP, PLUGIN_MIN_PORT: port, PLUGIN_MAX_PORT: port });
      expect(await provider.end()).toMatchObject({ code: 1 });
      expect(provider.stderr).toContain(`No port for the provider: ${port} to ${port} on 127.0.0.1 are taken.`);
    } finally {
      taken.close();
      await once(taken, "close");
    }
    const provider = example.start({ ...TCP, PLUGIN_MIN_PORT: port, PLUGIN_MAX_PORT: port });
    expect(await provider.handshake()).toMatchObject({ socket: `127.0.0.1:${port}` });
  });

  test.each([
    ["0", "10"],
    ["10", "9"],
    ["x", "9"],
    ["1", "70000"],
  ])("refuses the range %s to %s", async (PLUGIN_MIN_PORT, PLUGIN_MAX_PORT) => {
    const provider = example.start({ ...TCP, PLUGIN_MIN_PORT, PLUGIN_MAX_PORT });
    expect(await provider.end()).toMatchObject({ code: 1 });
    expect(provider.stderr).toContain(
      `Expected PLUGIN_MIN_PORT and PLUGIN_MAX_PORT to be ports from 1 to 65535, the first not above the last; got "${PLUGIN_MIN_PORT}" and "${PLUGIN_MAX_PORT}".`,
    );
  });
});
