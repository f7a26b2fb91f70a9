import { join } from "node:path";
import { z } from "zod";
import type { ChangeSet, PlannedStack } from "../../change-set";
import { azureSecret } from "../../contract";
import {
  canonical,
  fingerprint,
  type IntentChange,
  type PolicyResult,
  policyResult,
  type ReviewedIntent,
  type ReviewModel,
  type StackIntent,
} from "../../review";
import { Refusal } from "../endings";
import { backendOf } from "../plan/backend";
import { storedReview } from "../plan/make";
import { secretVariables } from "../plan/placeholders";
import { changesIn, lockedProviders } from "../plan/plan-stack";
import { type Judging, judged } from "../policy";
import * as words from "./words";

/**
 * Compares the manifest's description of a stack with its plan, as derived here and now.
 * @throws Refusal that says which part differs
 */
export function checkTold(
  stack: PlannedStack,
  folder: string,
  configuration: unknown,
  { model, intent }: ReviewedIntent,
): void {
  const { name, workspace } = stack;
  if (fingerprint(intent) !== stack.intent) throw different(name, stack.intent, intent);
  const { type, local } = backendOf({ name, folder, configuration, workspace, data: join(folder, ".terraform") });
  const { place: _, ...backend } = stack.backend;
  const found: Partial<Record<keyof PlannedStack, unknown>> = {
    changes: changesIn(model),
    providers: lockedProviders(folder),
    backend: { type, local },
  };
  const told = { changes: stack.changes, providers: stack.providers, backend };
  const other = Object.entries(told).find(
    ([part, value]) => canonical(value) !== canonical(found[part as keyof PlannedStack]),
  );
  if (!other) return;
  throw new Refusal(words.otherManifest({ name, what: String(other[0]) }));
}

/**
 * What people were shown must be what the plan does. `cckm plan` wrote it with the same code, so the bytes are
 * compared.
 * @throws Refusal if it differs
 */
export function checkReview(
  name: string,
  { manifest, files }: ChangeSet,
  model: ReviewModel,
  judging: Judging | undefined,
): void {
  const stored = files.get(`reviews/${name}.json`)?.toString("utf8");
  if (stored === storedReview(asShown(model, stored, judging), manifest)) return;
  throw new Refusal(words.otherReview({ name }));
}

// The policy was checked on another day, and its lines may have moved: the result is compared with today's policy as of
// that day.
function asShown(model: ReviewModel, stored: string | undefined, judging: Judging | undefined): ReviewModel {
  const shown = z.looseObject({ policy: policyResult }).safeParse(jsonOrNothing(stored));
  if (judging === undefined || !shown.success) return model;
  const { policy } = shown.data;
  const then = judged(model, { ...judging, on: policy.on }).policy!;
  return canonical(withoutPlaces(policy)) === canonical(withoutPlaces(then)) ? { ...model, policy } : model;
}

function jsonOrNothing(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutPlaces(policy: PolicyResult): unknown {
  const text = JSON.stringify({ ...policy, file: "" }, (key, value: unknown) => (key === "line" ? 0 : value));
  return JSON.parse(text);
}

/**
 * Secrets that will be sent must be set before anything is applied; others may keep the plan's placeholder.
 * @throws Refusal that names the variables that are not set
 */
export function checkSecrets(
  name: string,
  configuration: unknown,
  { changes }: StackIntent,
  env: NodeJS.ProcessEnv,
): void {
  const sent = JSON.stringify(changes.filter(sendsValue).map(({ sources }) => sources));
  const missing = secretVariables(configuration)
    .filter((variable) => sent.includes(`var.${variable}`))
    .filter((variable) => !env[`TF_VAR_${variable}`]);
  if (missing.length === 0) return;
  throw new Refusal(
    words.secretsMissing({ name, variables: missing.map((variable) => `TF_VAR_${variable}`).join(", ") }),
  );
}

// A secret's value is sent on create, and with another value_version. Nothing is known of other types, so all their
// values are required.
function sendsValue({ type, action, before, unknown }: IntentChange): boolean {
  if (type !== azureSecret.type || action !== "update") return true;
  return Object.hasOwn(before, "value_version") || unknown.includes("value_version");
}

// The file's own description is not shown: it was not approved.
function different(name: string, told: string, now: StackIntent): Refusal {
  const { address, domain } = now.target;
  return new Refusal(
    words.otherEffect({
      name,
      here: fingerprint(now),
      planned: told,
      address: address ?? "not known",
      domain: domain ?? "not known",
    }),
  );
}
