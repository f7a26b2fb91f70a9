import {
  type Choices,
  each,
  invalid,
  matches,
  notKnown,
  notOneOf,
  plainName,
  sameLetters,
  size,
  VALUE,
  type Validator,
  valuesOf,
} from "../schema";
import { awsRegion } from "./aws-region";
import { identifier } from "./identifier";

/** Twelve digits. API page: [aws-kms](../../docs/api-pages.md#aws-kms). */
export const awsAccountId = matches(/^\d{12}$/, "the 12 digits of an AWS account id, such as `123456789012`");

/** The name or id of an AWS connection of CipherTrust Manager. */
export const connectionIdentifier = identifier;

/** At least one region. */
export const awsRegions = [size(1), each(awsRegion)] as const;

/** The AWS partitions known to this release. */
export const awsPartitions: Choices = {
  name: "AwsPartition",
  description: "A partition of AWS: a group of regions with accounts of its own.",
  open: "partition",
  values: {
    AWS: { value: "aws", description: "The commercial regions." },
    CHINA: { value: "aws-cn", description: "China." },
    US_GOV: { value: "aws-us-gov", description: "AWS GovCloud (US)." },
    EUROPEAN_SOVEREIGN: { value: "aws-eusc", description: "AWS European Sovereign Cloud." },
    ISO: { value: "aws-iso", description: "AWS Top Secret (US)." },
    ISO_B: { value: "aws-iso-b", description: "AWS Secret (US)." },
    ISO_E: { value: "aws-iso-e", description: "AWS Isolated Europe." },
    ISO_F: { value: "aws-iso-f", description: "AWS Isolated US Federal." },
  },
};

const PARTITIONS = valuesOf(awsPartitions);

const ROLE_ARN = "the ARN of an IAM role, such as `arn:aws:iam::123456789012:role/cckm`";

/** An AWS partition. Unknown ones are accepted with a warning, since AWS adds some. */
export const awsPartition: Validator<string> = {
  rule: `${PARTITIONS.map((name) => `\`${name}\``).join(", ")}; with a warning one that this release does not know`,
  check: (value, name = VALUE) => {
    if (PARTITIONS.includes(value)) return undefined;
    const near = PARTITIONS.find((known) => sameLetters(plainName(known), plainName(value)));
    if (near !== undefined) return notOneOf({ name, value, values: PARTITIONS, near });
    return /^aws(?:-[a-z0-9]+)*$/.test(value)
      ? notKnown({ name, value, values: PARTITIONS, what: "partition" })
      : notOneOf({ name, value, values: PARTITIONS });
  },
};

/** The ARN of an IAM role in any AWS partition. */
export const roleArn: Validator<string> = {
  rule: ROLE_ARN,
  check: (arn, name = VALUE) => {
    const [, partition] = /^arn:([^:]*):iam::\d{12}:role\/.+$/.exec(arn) ?? [];
    if (partition === undefined) return invalid({ name, value: arn, rule: ROLE_ARN });
    return awsPartition.check(partition, `the partition of ${name}`);
  },
};
