import type { ConfigureContext, Provider, Values } from "../../../../lib/plugin/hooks";
import { configure } from "../../../../lib/plugin/lifecycle/configure";
import { Diagnostics } from "../../../../lib/plugin/lifecycle/diagnostics";
import { schema, string } from "../../../../lib/schema";

const description = "For the test.";
const log = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };
const run = { terraformVersion: "1.11.4", log, signal: new AbortController().signal };

function configured(hook: (config: Values, context: ConfigureContext) => unknown) {
  const diagnostics = new Diagnostics();
  const provider: Provider = {
    name: "test",
    version: "1.0.0",
    schema: schema({ description, attributes: { url: string({ required: true, description }) } }),
    configure: hook,
    resources: [],
  };
  return { made: configure(provider, { url: "https://cm.test" }, run, diagnostics), diagnostics };
}

test("a provider is configured with its arguments and the run, and gives the session of its hooks", async () => {
  let asked: unknown;
  const { made, diagnostics } = configured(async (config, { warn, ...rest }) => {
    asked = { config, rest };
    warn("Old release", "Upgrade it.");
    return "the session";
  });
  expect(await made).toEqual({ session: "the session" });
  expect(asked).toEqual({ config: { url: "https://cm.test" }, rest: run });
  expect(diagnostics.all).toEqual([{ severity: "warning", summary: "Old release", detail: "Upgrade it." }]);
});

test("a provider whose hooks need no session is configured all the same", async () => {
  const { made, diagnostics } = configured(() => undefined);
  expect(await made).toEqual({ session: undefined });
  expect(diagnostics.all).toEqual([]);
});

test("a provider that cannot be configured gives no session, but an error that names it", async () => {
  const { made, diagnostics } = configured(() => {
    throw new Error("no password");
  });
  expect(await made).toBeUndefined();
  expect(diagnostics.all).toEqual([
    {
      severity: "error",
      code: "provider-not-configured",
      summary: "Could not configure the provider test",
      detail: "no password",
    },
  ]);
});
