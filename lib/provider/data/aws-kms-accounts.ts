import type { AwsKms } from "../../cckm";
import { dataAwsKmsAccounts } from "../../contract";
import { defineDataSource } from "../../plugin";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";
import { byIdentity, formless, listed } from "./by-identity";
import { filtersOf } from "./filters";

const { type, schema } = dataAwsKmsAccounts;

/** `cckm_aws_kms_accounts`. API page: [aws-kms, Viewing List of AWS KMSs](../../../docs/api-pages.md#aws-kms). */
export const dataAwsKmsAccountsSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config }, { session, signal }) {
    const found = await doing("list the AWS KMS accounts", () =>
      byIdentity(filtersOf(config), { name: formless<AwsKms>(({ name }) => name) }, async (filters) =>
        listed(await session.client.awsKms.list(filters, { signal })),
      ),
    );
    return { ...config, kms_accounts: found.resources.map(row) };
  },
});

function row(kms: AwsKms) {
  return {
    id: kms.id,
    uri: kms.uri ?? null,
    account: kms.account ?? null,
    application: kms.application ?? null,
    dev_account: kms.devAccount ?? null,
    created_at: kms.createdAt ?? null,
    updated_at: kms.updatedAt ?? null,
    name: kms.name,
    account_id: kms.account_id,
    arn: kms.arn ?? null,
    aws_connection: kms.connection,
    regions: kms.regions,
    cloud_name: kms.cloud_name ?? null,
    assume_role_arn: kms.assume_role_arn ?? null,
    assume_role_external_id: kms.assume_role_external_id ?? null,
    acls: kms.acls.map(({ user_id, group, actions }) => ({
      user_id: user_id ?? null,
      group: group ?? null,
      actions,
    })),
  };
}
