export { parseAddress } from "./address";
export type { AwsAccount, AwsAccountQuery, AwsApi } from "./aws-accounts";
export type {
  AwsKms,
  AwsKmsAclChange,
  AwsKmsAclEntry,
  AwsKmsApi,
  AwsKmsCreate,
  AwsKmsFilters,
  AwsKmsUpdate,
} from "./aws-kms";
export { CckmClient } from "./client";
export { type CallOptions, type Clock, systemClock } from "./clock";
export { CckmError, type CckmErrorFields, type CckmErrorKind, isNotFound, isOutcomeUnknown } from "./errors";
export { KeyedLock } from "./keyed-lock";
export type { Log, LogFields, LogLevel } from "./log";
export type { CckmClientOptions } from "./options";
export { type Collected, collect, PAGE_SIZE, type Page, pages, type Window } from "./paging";
export type { CckmRecord } from "./record";
