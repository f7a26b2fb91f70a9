export * from "./all";
export * from "./aws-kms-account";
export * from "./cckm";
export * from "./contract";
export * from "./data-aws-account";
export * from "./data-aws-kms-accounts";
