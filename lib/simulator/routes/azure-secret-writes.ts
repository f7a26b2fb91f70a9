import { z } from "zod";
import { checkSecretVault, touch } from "../azure-secret";
import {
  type AttributesRequest,
  checkContentType,
  checkSecretName,
  checkTags,
  epochSeconds,
  recovery,
} from "../azure-secret-rules";
import { requireVault } from "../azure-vault";
import { text, textsByName } from "../body";
import { badRequest, conflict, invalidValue } from "../errors";
import { demandFree, secretSpelling, vaultSpelling } from "../names";
import type { SecretRecord } from "../records";
import type { Simulation } from "../simulation";
import { secretKey } from "../store";
import { wholeSeconds } from "../timestamps";
import type { KnownUser } from "../tokens";
import { demandSettled } from "./azure-secret-lifecycle";

const time = z.union([z.string(), z.number()], { error: "must be a time in UTC" }).nullish();
const attributes = z.object({
  enabled: z.boolean().nullish(),
  exp: time,
  nbf: time,
  recoveryLevel: text.optional(),
  recoverableDays: z.int().optional(),
});
// The API page has content_type, later releases contentType.
const common = { content_type: z.string().nullish(), contentType: z.string().nullish() };
const tags = textsByName.nullish();

export const secretRequest = z.object({
  secret_name: text,
  key_vault: text,
  azure_param: z.object(
    { ...common, tags, value: text, attributes: attributes.nullish() },
    { error: "is required and must be an object" },
  ),
});

export const secretUpdate = z.object({
  ...common,
  tags,
  attributes: attributes.nullish(),
  value: z.unknown().optional(),
});

/**
 * Creates a secret, or a new version of an existing one, which becomes a record of its own.
 *
 * @throws ApiError 409 if the name belongs to a deleted secret that must be recovered, restored or removed first
 */
export function createSecret(sim: Simulation, user: KnownUser, body: z.output<typeof secretRequest>): SecretRecord {
  const { store, random } = sim;
  const { azure_param: param } = body;
  checkSecretName(body.secret_name);
  const vault = requireVault(store, body.key_vault);
  const secret_name = secretSpelling(sim.quirks, store, vault, body.secret_name);
  checkSecretVault(vault);
  if (Buffer.byteLength(param.value) > 25_600) throw invalidValue("the value must not be larger than 25 kB");
  const content_type = param.contentType ?? param.content_type ?? undefined;
  checkContentType(content_type);
  checkTags(param.tags ?? undefined);
  const asked: AttributesRequest = param.attributes ?? {};
  const levels = recovery(vault, asked);
  const deletedOne = store.findSecrets(vault.id, secret_name).find(({ status }) => status !== "AVAILABLE");
  if (deletedOne) {
    throw conflict(
      `secret "${secret_name}" of "${vault.name}" is ${deletedOne.status}: its name cannot be used again before it is ` +
        `recovered or removed (${deletedOne.id})`,
    );
  }
  for (const version of store.findSecrets(vault.id, secret_name)) demandSettled(sim, version);
  demandFree(store, sim.clock, secretKey(vault.id, secret_name), `secret "${secret_name}"`);

  const now = sim.clock.now();
  const head = store.head((id) => `kylo:kylo:cckm:azure-secret:${id}`);
  const owner = user.user_id.replace(/^local\|/, "");
  const secret: SecretRecord = {
    ...head,
    key_vault: vaultSpelling(sim.quirks, vault),
    key_vault_id: vault.id,
    region: vault.location,
    deleted: false,
    backup_at: head.createdAt,
    soft_delete_enabled: vault.properties.enableSoftDelete,
    key_soft_deleted_in_azure: false,
    syncedAt: wholeSeconds(now),
    created_by: owner,
    modified_by: owner,
    backup: random.hex(64),
    secret_name,
    version: random.hex(32),
    value: param.value,
    attributes: {
      ...levels,
      enabled: enabledAtFirst(sim, store.findSecrets(vault.id, secret_name).at(-1), asked.enabled),
      created: Math.floor(now / 1000),
      updated: Math.floor(now / 1000),
      ...dates(asked),
    },
    ...(content_type ? { content_type } : {}),
    ...(param.tags ? { tags: param.tags } : {}),
    azure_created_at: wholeSeconds(now),
    azure_updated_at: wholeSeconds(now),
    tenant: vault.tenant,
    status: "AVAILABLE",
    busy_until: 0,
  };
  store.secrets.set(secret.id, secret);
  return secret;
}

function enabledAtFirst(sim: Simulation, previous: SecretRecord | undefined, asked?: boolean | null): boolean {
  const { newVersionEnabled } = sim.quirks;
  if (newVersionEnabled === "never" && previous) return false;
  return asked ?? (newVersionEnabled === "inherited" && previous ? previous.attributes.enabled : true);
}

/**
 * Changes a version's enabled, exp, nbf, content type and tags. Omitted fields stay; null removes exp or nbf, an empty
 * string the content type; tags replace all previous ones.
 */
export function updateSecret(sim: Simulation, secret: SecretRecord, body: z.output<typeof secretUpdate>): void {
  if (body.value !== undefined) throw badRequest("value cannot be updated: create the secret again for a new version");
  if (secret.status !== "AVAILABLE") throw conflict(`secret "${secret.secret_name}" is ${secret.status}`);
  demandSettled(sim, secret);
  const asked: AttributesRequest = body.attributes ?? {};
  for (const fixed of ["recoveryLevel", "recoverableDays"] as const) {
    if (asked[fixed] !== undefined && asked[fixed] !== secret.attributes[fixed]) {
      throw badRequest(`${fixed} cannot be updated`);
    }
  }
  const contentType = body.contentType ?? body.content_type;
  checkContentType(contentType ?? undefined);
  checkTags(body.tags ?? undefined);
  const changed = dates(asked);
  if (asked.exp === null) delete secret.attributes.exp;
  if (asked.nbf === null) delete secret.attributes.nbf;
  Object.assign(secret.attributes, changed, typeof asked.enabled === "boolean" ? { enabled: asked.enabled } : {});
  if (contentType === "") delete secret.content_type;
  else if (contentType) secret.content_type = contentType;
  if (body.tags) secret.tags = body.tags;
  touch(sim, secret);
}

function dates({ exp, nbf }: AttributesRequest): { exp?: number; nbf?: number } {
  return {
    ...(exp === undefined || exp === null ? {} : { exp: epochSeconds("exp", exp) }),
    ...(nbf === undefined || nbf === null ? {} : { nbf: epochSeconds("nbf", nbf) }),
  };
}
