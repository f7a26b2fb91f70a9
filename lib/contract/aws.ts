import { each, length, matches, size } from "../schema";

/** Twelve digits. Page: aws-kms. */
export const awsAccountId = matches(/^\d{12}$/, "the 12 digits of an AWS account id, such as `123456789012`");

/** The name or id of an AWS connection of CipherTrust Manager. */
export const connectionIdentifier = length(1, 255);

/** AWS regions; the list stays open, new regions appear. */
export const awsRegion = matches(/^[a-z]{2}(-[a-z]+)+-\d+$/, "an AWS region's code, such as `eu-west-1`");

/** At least one region. */
export const awsRegions = [size(1), each(awsRegion)] as const;

/** The ARN of an IAM role in any AWS partition. */
export const roleArn = matches(
  /^arn:(aws|aws-us-gov|aws-cn):iam::\d{12}:role\/.+$/,
  "the ARN of an IAM role, such as `arn:aws:iam::123456789012:role/cckm`",
);
