import { PROVIDER_SOURCE } from "../../../lib/contract";
import { type Configuration, type Declared, labelOf } from "../model/configuration";

const STEP = "terraform_data";

/** What `<kind name>` in a configuration stands for. */
export type StandsFor = (kind: string, name: string) => string;

/** Terraform's JSON of a configuration. */
export function render(configuration: Configuration, standsFor: StandsFor): string {
  const resource: Record<string, Record<string, object>> = {};
  const put = (at: string, block: object) => {
    const [type = "", label = ""] = at.split(".");
    resource[type] = { ...resource[type], [label]: block };
  };
  const released: Record<string, unknown> = {};
  for (const [at, declared] of Object.entries(configuration.resources)) {
    put(at, block(at, declared, released));
    if (declared.dependent) put(`${STEP}.after_${nameOf(at)}`, dependent(at, declared.dependent));
  }
  if (Object.keys(released).length > 0) {
    put(`${STEP}.release`, { input: released, triggers_replace: configuration.release ?? 0 });
  }
  const json = {
    terraform: { required_providers: { cckm: { source: PROVIDER_SOURCE } } },
    provider: { cckm: configuration.provider ?? {} },
    ...(Object.keys(resource).length > 0 && { resource }),
    ...(configuration.moved && { moved: configuration.moved }),
    ...(configuration.removed && {
      removed: configuration.removed.map((from) => ({ from, lifecycle: [{ destroy: false }] })),
    }),
    ...(configuration.imports && { import: configuration.imports }),
  };
  return JSON.stringify(json, null, 2).replaceAll(/<(\w+) ([^>]+)>/g, (_, kind: string, name: string) =>
    standsFor(kind, name),
  );
}

function block(at: string, declared: Declared, released: Record<string, unknown>): object {
  const { arguments: given, fromRelease: name, createBeforeDestroy } = declared;
  const key = `${nameOf(at)}_${name}`;
  if (name !== undefined) released[key] = given[name];
  return {
    ...given,
    ...(name !== undefined && { [name]: `\${${STEP}.release.output.${key}}` }),
    ...(createBeforeDestroy && { lifecycle: { create_before_destroy: true } }),
  };
}

function dependent(at: string, how: "succeeds" | "fails"): object {
  const command = how === "fails" ? "echo 'the step fails'; exit 1" : "exit 0";
  return { triggers_replace: `\${${at}.id}`, provisioner: [{ "local-exec": { command } }] };
}

function nameOf(at: string): string {
  return `${at.split(".")[0]!.replace("cckm_", "")}_${labelOf(at)}`;
}
