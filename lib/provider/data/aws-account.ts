import { dataAwsAccount } from "../../contract";
import { defineDataSource } from "../../plugin";
import { roleRequest } from "../aws-kms-account/state";
import type { CckmSession } from "../session";
import { doing } from "../shared/explain";

const { type, schema } = dataAwsAccount;

/** `cckm_aws_account`. API page: [aws-kms, Listing AWS Account and Regions](../../../docs/api-pages.md#aws-kms). */
export const dataAwsAccountSource = defineDataSource<CckmSession>()({
  type,
  schema,
  async read({ config }, { session, signal }) {
    const { aws_connection, assume_role_arn, assume_role_external_id } = config;
    const role = assume_role_arn === null ? {} : roleRequest(assume_role_arn, assume_role_external_id);
    const account = await doing(
      `list the AWS account of the connection "${aws_connection}"`,
      () => session.client.aws.accounts({ connection: aws_connection, ...role }, { signal }),
      ["aws_connection"],
    );
    return { ...config, account_id: account.account_id, regions: account.regions };
  },
});
