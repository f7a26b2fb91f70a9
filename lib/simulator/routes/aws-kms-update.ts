import { z } from "zod";
import { checkKms } from "../aws-kms";
import { type Role, requireConnection } from "../aws-reach";
import { optionalText, text } from "../body";
import { badRequest, conflict } from "../errors";
import type { KmsRecord } from "../records";
import type { Simulation } from "../simulation";

export const kmsUpdate = z.object({
  name: optionalText,
  account_id: optionalText,
  connection: optionalText,
  regions: z.array(text).nullish(),
  assume_role_arn: optionalText,
  assume_role_external_id: optionalText,
});

/**
 * Changes a KMS: one of connection, regions and role (its ARN and external id count as one). The others may be sent if they
 * do not change, unless the quirks say otherwise. New regions replace all previous ones; a role cannot be removed; an
 * external id that is not sent stays.
 *
 * API page: [aws-kms, Updating AWS KMS Accounts](../../../docs/api-pages.md#aws-kms).
 */
export function updateKms(sim: Simulation, kms: KmsRecord, change: z.output<typeof kmsUpdate>): void {
  if (kms.status === "ARCHIVED") throw conflict(`KMS "${kms.name}" is archived: recover it first`);
  for (const fixed of ["name", "account_id"] as const) {
    if (change[fixed] !== undefined && change[fixed] !== kms[fixed]) throw badRequest(`${fixed} cannot be changed`);
  }
  const given = {
    connection: change.connection !== undefined,
    regions: change.regions !== undefined && change.regions !== null,
    role: change.assume_role_arn !== undefined || change.assume_role_external_id !== undefined,
  };
  if (count(given) === 0) throw badRequest("nothing to update: specify connection, regions or assume_role_arn");

  const connection = requireConnection(sim.store, change.connection ?? kms.connection);
  const role: Role = {
    assume_role_arn: change.assume_role_arn ?? kms.assume_role_arn,
    assume_role_external_id: change.assume_role_external_id ?? kms.assume_role_external_id,
  };
  const regions = change.regions ?? kms.regions;
  const differs = {
    connection: connection.id !== requireConnection(sim.store, kms.connection).id,
    regions: new Set([...regions, ...kms.regions]).size > Math.min(regions.length, kms.regions.length),
    role: role.assume_role_arn !== kms.assume_role_arn || role.assume_role_external_id !== kms.assume_role_external_id,
  };
  const { kmsPatch } = sim.quirks;
  if (kmsPatch !== "any" && count(kmsPatch === "one-given" ? given : differs) > 1) {
    throw badRequest("only one parameter can be updated at a time: connection, regions or the role to be assumed");
  }
  checkKms(sim.store, connection, { id: kms.id, account_id: kms.account_id, regions, ...role });
  kms.connection = change.connection ?? kms.connection;
  kms.regions = [...regions];
  if (role.assume_role_arn !== undefined) kms.assume_role_arn = role.assume_role_arn;
  if (role.assume_role_external_id !== undefined) kms.assume_role_external_id = role.assume_role_external_id;
  kms.updatedAt = sim.timestamps.next();
}

const count = (parameters: Readonly<Record<string, boolean>>): number =>
  Object.values(parameters).filter(Boolean).length;
