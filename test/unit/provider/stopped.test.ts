import { encode, schemaType } from "../../../lib/plugin/codec";
import {
  ConfigureProvider_Request,
  type Diagnostic,
  ImportResourceState_Request,
  PlanResourceChange_Request,
  ReadResource_Request,
  StopProvider_Request,
} from "../../../lib/plugin/proto";
import { answerCalls } from "../../../lib/plugin/rpc";
import { cckmProvider } from "../../../lib/provider/provider";
import { quietLog } from "../../support/provider-session";
import { ScriptedServer } from "../../support/scripted-server";

const call = { signal: new AbortController().signal };
const TOKENS = "POST /v1/auth/tokens";

let server: ScriptedServer;
let end: () => void;
let over: Promise<void>;
let close: () => Promise<void>;
beforeEach(async () => {
  server = await ScriptedServer.start();
  over = new Promise((resolve) => {
    end = resolve;
  });
});
afterEach(async () => {
  end();
  await close();
  await server.stop();
});

/** Resolves when the request has arrived, which is not answered before the test is over. */
const silent = (route: string) =>
  new Promise<void>((arrived) => {
    server.on(route, () => {
      arrived();
      return { status: 400, json: { code: 9, codeDesc: "NCERRBadRequest" }, after: over };
    });
  });

function served() {
  const env = { CIPHERTRUST_ADDRESS: server.url, CIPHERTRUST_USERNAME: "admin", CIPHERTRUST_PASSWORD: "test-password" };
  const provider = cckmProvider("1.0.0", env);
  const answers = answerCalls(provider, quietLog);
  const { handlers } = answers;
  close = () => answers.close({ ofProcess: false });
  const config = encode({}, schemaType(provider.schema));
  const configure = () => handlers.configureProvider(ConfigureProvider_Request.fromPartial({ config }), call);
  const stop = () => handlers.stopProvider(StopProvider_Request.create(), call);
  const value = (typeName: string, values: object) =>
    encode(values, schemaType(provider.resources.find(({ type }) => type === typeName)!.schema));
  return { handlers, configure, stop, value };
}

const told = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ detail }) => detail).join("\n");
const STOPPED = /was stopped before it was done/;

test("a sign-in that nobody answers is not waited for once Terraform asks to stop, and the next command may sign in", async () => {
  const asked = silent(TOKENS);
  const { configure, stop } = served();
  const configured = configure();
  await asked;
  await stop();
  expect(told((await configured).diagnostics)).toMatch(STOPPED);
  server.on(TOKENS, { json: { jwt: "test-token", duration: 300 } });
  expect((await configure()).diagnostics).toEqual([]);
});

test.each<[string, object, string]>([
  ["cckm_aws_kms_account", { name: "payments", account_id: "123456789012" }, "/v1/cckm/aws/kms/1"],
  ["cckm_azure_vault", { name: "vault", subscription_id: "s" }, "/v1/cckm/azure/vaults/1"],
  ["cckm_azure_secret", { secret_name: "db", key_vault: "v::s" }, "/v1/cckm/azure/secrets"],
  ["cckm_azure_report", { name: "march" }, "/v1/cckm/azure/reports/1"],
  ["cckm_azure_sync_job", { item: "keys" }, "/v1/cckm/azure/synchronization-jobs/1"],
])("nor is the read of a %s", async (typeName, values, path) => {
  const asked = silent(`GET ${path}`);
  const { handlers, configure, stop, value } = served();
  await configure();
  const currentState = value(typeName, { id: "1", ...values });
  const read = handlers.readResource(ReadResource_Request.fromPartial({ typeName, currentState }), call);
  await asked;
  await stop();
  const { diagnostics, newState } = await read;
  expect(told(diagnostics)).toMatch(STOPPED);
  expect(newState).toEqual(currentState);
});

test("nor what a plan or an import looks up", async () => {
  const { handlers, configure, stop, value } = served();
  await configure();
  const typeName = "cckm_aws_kms_account";
  const state = {
    id: "1",
    name: "payments",
    account_id: "123456789012",
    aws_connection: "aws",
    regions: ["eu-west-1"],
  };
  const connection = silent("GET /v1/connectionmgmt/services/aws/connections/aws");
  const changed = value(typeName, { ...state, aws_connection: "0b90f8de-8617-498d-ad63-ca18eb717ae7" });
  const request = { typeName, priorState: value(typeName, state), config: changed, proposedNewState: changed };
  const plan = handlers.planResourceChange(PlanResourceChange_Request.fromPartial(request), call);
  const account = silent("GET /v1/cckm/aws/kms/2");
  const found = handlers.importResourceState(ImportResourceState_Request.fromPartial({ typeName, id: "2" }), call);
  await Promise.all([connection, account]);
  await stop();
  expect(told((await plan).diagnostics)).toMatch(STOPPED);
  expect(told((await found).diagnostics)).toMatch(STOPPED);
});
