import { badRequest, forbidden, invalidValue, notFound } from "./errors";
import { regionsOfCloud } from "./fixtures";
import type { AwsAccount, AwsConnection } from "./records";
import type { Store } from "./store";

/** A role to assume, as in requests. */
export interface Role {
  assume_role_arn?: string | undefined;
  assume_role_external_id?: string | undefined;
}

const ROLE_ARN = /^arn:(aws(?:-[a-z0-9]+)*):iam::(\d{12}):role\/[\w+=,.@/-]+$/;

export function requireConnection(store: Store, nameOrId: string): AwsConnection {
  const connection = store.findConnection(nameOrId);
  if (!connection) throw notFound(`connection "${nameOrId}" not found`);
  return connection;
}

/**
 * The account that a connection works on: its own, or that of the role it assumes. A role in any well-formed account can be
 * assumed; an account without a fixture has the regions of the connection's cloud.
 *
 * @param accountId if given, the account must be this one (or any, for a connection that reaches all of them)
 */
export function reachAccount(store: Store, connection: AwsConnection, role: Role, accountId?: string): AwsAccount {
  const reached = role.assume_role_arn === undefined ? connection.account_id : accountOfRole(store, role);
  if (role.assume_role_arn === undefined && role.assume_role_external_id !== undefined) {
    throw badRequest("assume_role_external_id can be specified only with assume_role_arn");
  }
  if (accountId !== undefined && !/^\d{12}$/.test(accountId)) {
    throw invalidValue(`account_id "${accountId}" is not an AWS account id of 12 digits`);
  }
  const free = connection.any_account === true && role.assume_role_arn === undefined;
  if (accountId !== undefined && accountId !== reached && !free) {
    const by = role.assume_role_arn === undefined ? `connection "${connection.name}"` : `role ${role.assume_role_arn}`;
    throw invalidValue(`account_id ${accountId} cannot be reached: ${by} belongs to account ${reached}`);
  }
  const id = accountId ?? reached;
  return store.accounts.get(id) ?? { account_id: id, regions: regionsOfCloud(connection.cloud_name) };
}

function accountOfRole(store: Store, { assume_role_arn = "", assume_role_external_id }: Role): string {
  const id = ROLE_ARN.exec(assume_role_arn)?.[2];
  if (id === undefined) throw invalidValue(`assume_role_arn "${assume_role_arn}" is not the ARN of an IAM role`);
  const known = store.accounts.get(id)?.roles?.find(({ arn }) => arn === assume_role_arn);
  if (known?.external_id !== undefined && known.external_id !== assume_role_external_id) {
    throw forbidden(`AccessDenied: not authorized to perform sts:AssumeRole on resource: ${assume_role_arn}`);
  }
  return id;
}
