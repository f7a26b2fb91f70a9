import { type AwsKms, isNotFound } from "../../cckm";
import { awsKmsAcl, parseRightsKey, type RightsKey } from "../../contract";
import type { Values } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { alikeName, sameName } from "../shared/same-name";
import { importIdOf, objectInWords } from "./in-words";
import { carriesRights, declaredElsewhere } from "./refusals";

interface DeclaredRights extends RightsKey {
  readonly stack: string;
}

/**
 * Throws where another stack declares the permissions of a state. A directory may keep two spellings as one name: only
 * where CCKM lists both are they two.
 */
export async function requireRightsOfThisStack(state: Values, session: CckmSession): Promise<void> {
  const { type } = awsKmsAcl;
  const kmsId = String(state.kms_id);
  // Where CCKM cannot be asked, an account is known by its id alone.
  const kms = session.ready ? await session.reads.kms.get(kmsId).catch(() => undefined) : undefined;
  const [kind, name] = typeof state.group === "string" ? ["group", state.group] : ["user", String(state.user_id)];
  const areTwo = (one: DeclaredRights) =>
    kms !== undefined && [one, { ...one, principal: name }].every((listed) => lists(kms, listed, sameName));
  const found = declaredOn(session, kmsId, kms?.name)
    .filter((one) => one.kind === kind && alikeName(one.principal, name))
    .find((one) => sameName(one.principal, name) || !areTwo(one));
  if (!found) return;
  throw declaredElsewhere({ type, id: importIdOf(type, state), what: objectInWords(type, state) }, found.stack);
}

/** Throws where CCKM lists permissions on an account that another stack declares: they would go with it. */
export async function requireNoRightsOfOthers(type: string, state: Values, session: CckmSession): Promise<void> {
  const id = String(state.id);
  if (!session.ready || !session.ownership.otherStacks.declare(awsKmsAcl.type)) return;
  const kms = await doing(`look up who has permissions on the AWS KMS account ${id}`, async () => {
    try {
      // What was read at the beginning of the run may be revoked by now.
      return await session.client.awsKms.get(id);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  });
  if (!kms) return;
  const found = declaredOn(session, id, kms.name, String(state.name)).filter((one) => lists(kms, one, alikeName));
  const [first] = found;
  if (!first) return;
  const whose = found
    .filter(({ stack }) => stack === first.stack)
    .map(({ kind, principal }) => `${kind} "${principal}"`);
  throw carriesRights({ type, id, what: objectInWords(type, state) }, whose, first.stack);
}

function declaredOn({ ownership }: CckmSession, id: string, ...names: (string | undefined)[]): DeclaredRights[] {
  const called = new Set([id, ...names.map((name) => `name:${name?.normalize()}`)]);
  return ownership.otherStacks
    .declaredOf(awsKmsAcl.type)
    .map(({ stack, key }) => ({ stack, ...parseRightsKey(key) }))
    .filter(({ kms }) => called.has(kms));
}

function lists(kms: AwsKms, { kind, principal }: RightsKey, same: (a: string, b: string) => boolean): boolean {
  return kms.acls.some((entry) => same((kind === "group" ? entry.group : entry.user_id) ?? "", principal));
}
