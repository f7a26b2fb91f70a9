import type { AwsKms } from "../../cckm";
import { dataAwsKmsAccounts } from "../../contract";
import { defineDataSource } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { byIdentity, formless, listed } from "./by-identity";
import { filtersOf, heeded } from "./filters";
import { rowHead, rowMembers } from "./rows";

const { type, schema } = dataAwsKmsAccounts;

/** `cckm_aws_kms_accounts`. API page: [aws-kms, Viewing List of AWS KMSs](../../../docs/api-pages.md#aws-kms). */
export const dataAwsKmsAccountsSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config }, { session, signal }) {
    const found = await doing("list the AWS KMS accounts", () =>
      byIdentity(filtersOf(config), { name: formless<AwsKms>(({ name }) => name) }, async (filters) =>
        listed(await heeded(filters, (asked) => session.client.awsKms.list(asked, { signal }))),
      ),
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
