import { isDeleted, type SecretKey, vaultText } from "../../cckm/reads";
import { azureSecret } from "../../contract";
import { defineCckmResource } from "../cckm-resource";
import { type CckmSession, cckmOf } from "../session";
import { rememberSighting } from "../sighting";
import { createSecret } from "./create";
import { destroySecret, isLeftToDestroy } from "./delete";
import { findForImport } from "./import";
import { planSecret, warnOfNewVersion } from "./plan";
import { secretText } from "./refusals";
import { rememberVault, type SecretState, secretRead, secretSighting, secretState } from "./state";
import { updateSecret } from "./update";
import * as words from "./words";

const { type, schema } = azureSecret;

/** `cckm_azure_secret`. API page: [azure-secret-create](../../../docs/api-pages.md#azure-secret-create). */
export const azureSecretResource = defineCckmResource({
  type,
  schema,
  inWords: secretText,
  plan: planSecret,

  create: (request, context) => oneWriteAtATime(context, request.plan, () => createSecret(request, context)),

  async look({ state }, context) {
    const secret = await context.session.reads.secrets.newest(state.id, keyOf(state));
    rememberVault(secret, context.seen);
    rememberSighting(secretSighting(secret), context.seen);
    if (!isDeleted(secret.status) || isLeftToDestroy(state, secret.status)) {
      warnOfNewVersion(secret, state, context);
      return secretRead(secret, state);
    }
    const told = { secret: secretText(state), id: secret.id };
    context.warn(secret.status === "SOFT-DELETED" ? words.deletedOutside(told) : words.purgedOutside(told));
    return null;
  },

  update: (request, context) =>
    oneWriteAtATime(context, request.state, () =>
      context.session.reads.secrets.writing(request.state.id, request.state, () => updateSecret(request, context)),
    ),

  delete: ({ state }, context) =>
    oneWriteAtATime(context, state, () =>
      context.session.reads.secrets.writing(state.id, state, () => destroySecret(state, context)),
    ),

  async importState({ id }, context) {
    const secret = await findForImport(cckmOf(context), id);
    rememberVault(secret, context.seen);
    return secretState(secret, {
      key_vault: secret.key_vault,
      tags: null,
      value_version: null,
      recoverable_days: null,
      on_destroy: "soft-delete",
      recover_soft_deleted: false,
    });
  },
});

function keyOf({ key_vault, key_vault_id, secret_name }: SecretState): SecretKey {
  return { key_vault: key_vault_id ?? key_vault, key_vault_id, secret_name };
}

// One resource may refer to the vault by name, another one by id.
async function oneWriteAtATime<T>(
  { session, signal }: { session: CckmSession; signal: AbortSignal },
  key: SecretKey,
  work: () => Promise<T>,
): Promise<T> {
  const vault = await vaultText(session.client, key);
  return session.locks.run(`Azure secret ${vault}/${key.secret_name.toLowerCase()}`, work, { signal });
}
