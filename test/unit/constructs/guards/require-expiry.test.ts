import type { TerraformStack } from "cdktf";
import { AzureSecret, RequireExpiry } from "../../../../lib";
import * as rules from "../../../../lib/rules/words";
import {
  newStack,
  notKnown,
  notKnownRefused,
  refusedBy,
  secret,
  variable,
  warnings,
} from "../../../support/guarded-stack";
import { ofGuard } from "../../../support/messages";

let stack: TerraformStack;
beforeEach(() => {
  stack = newStack();
});

describe("RequireExpiry", () => {
  const from = "2026-01-01T00:00:00Z";

  test("refuses a secret that never expires", () => {
    secret(stack);
    expect(refusedBy(stack, new RequireExpiry())).toContain(
      ofGuard("prod/db", "RequireExpiry", rules.expiryMissing({ limit: "" })),
    );
  });

  test.each(["2026-03-31T23:59:59Z", "2026-04-01T00:00:00Z", "2026-04-01T01:00:00+02:00"])(
    "with maxDays 90 from the new year, %s is in time",
    (exp) => {
      secret(stack, { exp });
      expect(refusedBy(stack, new RequireExpiry({ maxDays: 90, from }))).toBeUndefined();
    },
  );

  test("with maxDays 90 from the new year, a second after the ninetieth day is too late", () => {
    secret(stack, { exp: "2026-04-01T00:00:01Z" });
    expect(refusedBy(stack, new RequireExpiry({ maxDays: 90, from }))).toContain(
      ofGuard(
        "prod/db",
        "RequireExpiry",
        rules.expiresTooLate({ value: "2026-04-01T00:00:01Z", limit: "within 90 days from 2026-01-01T00:00:00.000Z" }),
      ),
    );
  });

  test("counts from the synth on by default", () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    secret(stack, { exp: inDays(9) });
    expect(refusedBy(stack, new RequireExpiry({ maxDays: 10 }))).toBeUndefined();
    new AzureSecret(stack, "late", {
      secretName: "late",
      keyVault: "payments-kv::260ecbe7-777b-4d3c-84ea-887620498863",
      exp: inDays(11),
    });
    expect(refusedBy(stack, new RequireExpiry({ maxDays: 10 }))).toContain("[prod/late]");
  });

  test("an expression may be null, so that it is a warning, also where days are limited", () => {
    secret(stack, { exp: variable(stack, "exp").stringValue });
    expect(refusedBy(stack, new RequireExpiry())).toBeUndefined();
    expect(warnings(stack)).toEqual([notKnown("prod/db", "RequireExpiry", "exp")]);
    expect(refusedBy(stack, new RequireExpiry({ refuseUnknown: true }))).toContain(
      notKnownRefused("prod/db", "RequireExpiry", "exp"),
    );
    expect(refusedBy(stack, new RequireExpiry({ maxDays: 1, refuseUnknown: true }))).toContain(
      notKnownRefused("prod/db", "RequireExpiry", "exp"),
    );
  });
});
