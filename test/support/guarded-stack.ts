import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Aspects, type IAspect, TerraformResource, TerraformStack, TerraformVariable } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { AllowedRegions, AwsKmsAccount, AzureSecret, CckmProvider, SecretInput } from "../../lib";
import * as words from "../../lib/constructs/guards/words";
import { ofGuard } from "./messages";

/** Where the apps of a test file write: what a guard refuses must not stay there. */
export const outdir = mkdtempSync(join(tmpdir(), "guards-"));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

export const newApp = (options: object = {}) => new App({ outdir, stackTraces: false, ...options });

export function newStack(app: App = newApp(), id = "prod"): TerraformStack {
  const stack = new TerraformStack(app, id);
  new CckmProvider(stack, "cckm", { install: false });
  return stack;
}

/** A file that a stack is written to. */
export const fileOf = (stack: TerraformStack, name = "cdk.tf.json") => join(outdir, "stacks", stack.node.id, name);

export const account = (scope: Construct, regions: string[] = ["eu-west-1"], more: object = {}) =>
  new AwsKmsAccount(scope, "own", { name: "own", accountId: "123456789012", awsConnection: "aws", regions, ...more });

export const secret = (scope: Construct, more: object = {}) =>
  new AzureSecret(scope, "db", {
    secretName: "db",
    keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
    value: SecretInput.fromVariable("db"),
    ...more,
  });

export const raw = (scope: Construct, regions: unknown) => {
  const resource = new TerraformResource(scope, "raw", { terraformResourceType: "cckm_aws_kms_account" });
  resource.addOverride("regions", regions);
  return resource;
};

/** An aspect. */
export const visiting = (change: (construct: IConstruct) => void) => ({ visit: change });

/** The message of the error that something ends with; undefined if it succeeds. */
export function refusal(synth: () => unknown): string | undefined {
  try {
    synth();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The error that the synth of a stack's app ends with. */
export const synth = (stack: TerraformStack) => refusal(() => (stack.node.root as App).synth());

/** The error that a synth ends with once a guard is on a stack or an app. */
export function refusedBy(scope: IConstruct, guard: IAspect): string | undefined {
  Aspects.of(scope).add(guard);
  return refusal(() => (scope.node.root as App).synth());
}

/** The warnings of a stack's constructs, each with its path. */
export const warnings = (stack: TerraformStack) =>
  stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type.endsWith("/warn")).map(({ data }) => `[${node.path}] ${data}`),
    );

/** The same as the manifest has them, from which the cdktf CLI tells them. */
export const warningsInManifest = (stack: TerraformStack) => {
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8"));
  const { annotations } = stacks[stack.node.id] as { annotations: { constructPath: string; message: string }[] };
  return annotations.map(({ constructPath, message }) => `[${constructPath}] ${message}`);
};

export const EU = () => new AllowedRegions(["eu-*"]);
/** What {@link EU} says of an account in us-east-1. */
export const NOT_ALLOWED =
  'AllowedRegions: regions: Region not allowed. Expected each of regions to be one of ["eu-*"], got "us-east-1". Remove it. (guard-region-not-allowed)';

const EXPRESSION = "Not known at synth. It holds an expression that only Terraform resolves";
/** What a guard says of an argument that only Terraform knows. */
export const notKnown = (path: string, guard: string, argument: string) =>
  ofGuard(path, guard, words.notKnown({ found: `${argument}: ${EXPRESSION}` }));
/** The same with `refuseUnknown`. */
export const notKnownRefused = (path: string, guard: string, argument: string) =>
  ofGuard(path, guard, words.notKnownRefused({ found: `${argument}: ${EXPRESSION}` }));

export const variable = (scope: Construct, id: string) => new TerraformVariable(scope, id, {});
