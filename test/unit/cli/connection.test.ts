import { withCckm } from "../../../lib/cli/connection";

async function told(env: Record<string, string>): Promise<string> {
  const lines: string[] = [];
  const stderr = jest.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  try {
    await withCckm({ CIPHERTRUST_USERNAME: "u", CIPHERTRUST_PASSWORD: "test-password", ...env }, async () => {});
  } finally {
    stderr.mockRestore();
  }
  return lines.join("");
}

test.each([
  [
    "a certificate that is not verified",
    "https://cm.example.com",
    { CIPHERTRUST_NO_SSL_VERIFY: "true" },
    "not verified",
  ],
  ["plain http that is allowed", "http://cm.example.com", { CM_ALLOW_PLAIN_HTTP: "yes" }, "travel in clear"],
])("a command that asks CCKM warns of %s, as the provider does", async (_, address, env, expected) => {
  expect(await told({ CIPHERTRUST_ADDRESS: address, ...(env as Record<string, string>) })).toMatch(
    new RegExp(`^cckm: .*${expected}.*\n$`),
  );
});

test.each([
  ["https", "https://cm.example.com", { CIPHERTRUST_ALLOW_PLAIN_HTTP: "true" }],
  ["http on this machine", "http://127.0.0.1:8080", { CIPHERTRUST_NO_SSL_VERIFY: "true" }],
])("a command that asks CCKM over %s says nothing of what is not used", async (_, address, env) => {
  expect(await told({ CIPHERTRUST_ADDRESS: address, ...(env as Record<string, string>) })).toBe("");
});
