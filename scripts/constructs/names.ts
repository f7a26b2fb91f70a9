import { camelCase } from "../../lib/schema";

export { camelCase };

/** `aws_connection` is `AwsConnection`. */
export function pascalCase(attribute: string): string {
  return camelCase(`_${attribute}`);
}

/** The name of a class's file: `AwsKmsAccount` is in `aws-kms-account`. */
export function fileName(className: string): string {
  return className.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}

/** The contract's constant: `AwsKmsAccount` is `awsKmsAccount`. */
export function constantName(className: string): string {
  return className.charAt(0).toLowerCase() + className.slice(1);
}
