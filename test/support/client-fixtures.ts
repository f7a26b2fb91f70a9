import {
  type CallNotSent,
  CckmClient,
  type CckmClientOptions,
  CckmError,
  type Clock,
  type LogFields,
} from "cdktf-cckm/client";

export const TEST_PASSWORD = "test-password-value";

/** A clock that stands still until it is moved; sleeping moves it. */
export class ManualClock implements Clock {
  readonly sleeps: number[] = [];
  #now = Date.parse("2026-01-01T00:00:00Z");

  now(): number {
    return this.#now;
  }

  random(): number {
    return 1;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.sleeps.push(ms);
    this.#now += ms;
  }

  move(ms: number): void {
    this.#now += ms;
  }
}

/** A client of `address` with a manual clock and its log lines kept. */
export function testClient(address: string | undefined, options: CckmClientOptions = {}) {
  const clock = new ManualClock();
  const lines: { level: string; message: string; fields: LogFields }[] = [];
  const client = new CckmClient({
    address,
    username: "admin",
    password: TEST_PASSWORD,
    clock,
    log: (level, message, fields) => lines.push({ level, message, fields }),
    ...options,
  });
  return { client, clock, lines };
}

/** The error with which a promise is rejected. */
export async function errorOf(promise: Promise<unknown>): Promise<CckmError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof CckmError) return error;
    throw error;
  }
  throw new Error("expected a CckmError, but the call succeeded");
}

/** An error of the client as CCKM's refusal with a status makes it. */
export function refusedWith(status: number, summary = `refused with ${status}`): CckmError {
  const kind = status === 401 ? "auth" : "reply";
  return new CckmError({ outcome: "refused", kind, status, byCckm: true, summary });
}

/** An error of the client whose call reached nobody. */
export function notSent(kind: CallNotSent["kind"]): CckmError {
  return new CckmError({ outcome: "not-sent", kind, summary: `not sent: ${kind}` });
}

/** An error of the client after which nobody knows whether the write was carried out. */
export function unknownOutcome(summary = "the connection broke"): CckmError {
  return new CckmError({ outcome: "unknown", kind: "connection", readOnly: false, summary });
}

/** An error of the client for a GET by id that CCKM answered with 404. */
export function notFound(summary = "no such object"): CckmError {
  return new CckmError({ outcome: "gone", kind: "reply", status: 404, method: "GET", summary });
}

/** A KMS as the page aws-kms shows it. */
export function kmsReply(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: "0b90f8de-8617-498d-ad63-ca18eb717ae7",
    uri: "kylo:kylo:cckm:kms:kms",
    account: "kylo:kylo:admin:accounts:kylo",
    application: "ncryptify:gemalto:admin:apps:kylo",
    devAccount: "ncryptify:gemalto:admin:accounts:gemalto",
    createdAt: "2020-11-05T05:29:17.200168Z",
    name: "kms",
    updatedAt: "2020-11-05T05:29:17.200168Z",
    account_id: "123456789012",
    arn: "arn:aws:iam::123456789012:user/user1",
    connection: "aws",
    regions: ["ap-south-1", "us-east-1"],
    cloud_name: "aws",
    ...overrides,
  };
}
