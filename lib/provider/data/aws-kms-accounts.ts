import type { AwsKms } from "../../cckm";
import { dataAwsKmsAccounts } from "../../contract";
import { defineDataSource } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { byIdentity } from "./by-identity";
import { exact, formless } from "./comparison";
import { filtersOf, listed } from "./filters";
import { rowHead, rowMembers } from "./rows";

const { type, schema } = dataAwsKmsAccounts;

const COMPARED = {
  id: exact<AwsKms>(({ id }) => id),
  name: formless<AwsKms>(({ name }) => name),
  account_id: exact<AwsKms>(({ account_id }) => account_id),
  cloud_name: exact<AwsKms>(({ cloud_name }) => cloud_name),
};

/** `cckm_aws_kms_accounts`. API page: [aws-kms, Viewing List of AWS KMSs](../../../docs/api-pages.md#aws-kms). */
export const dataAwsKmsAccountsSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config }, { session, signal }) {
    const { awsKms } = session.client;
    const found = await doing("list the AWS KMS accounts", () =>
      byIdentity(filtersOf(config), COMPARED, {
        list: async (filters) => listed(await awsKms.list(filters, { signal })),
        count: async (filters) => (await awsKms.page({ ...filters, limit: 1 }, { signal })).total,
      }),
    );
    return { ...config, kms_accounts: found.resources.map(row) };
  },
});

function row(kms: AwsKms) {
  return {
    ...rowHead(kms),
    ...rowMembers(kms, "name", "account_id", "arn", "regions", "cloud_name"),
    ...rowMembers(kms, "assume_role_arn", "assume_role_external_id"),
    aws_connection: kms.connection,
    acls: kms.acls.map((entry) => rowMembers(entry, "user_id", "group", "actions")),
  };
}
