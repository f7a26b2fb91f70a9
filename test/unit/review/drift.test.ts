import {
  driftJunit,
  driftMarkdown,
  driftPage,
  driftReport,
  driftReportModel,
  driftTerminal,
  html,
  junit,
  markdown,
  review,
  terminal,
} from "../../../lib/review";
import type { ResourceChange } from "../../../lib/review/plan/plan-json";
import { aclChange, planOf, secretChange } from "./plans";

const KMS = "0b90f8de-8617-498d-ad63-ca18eb717ae7";

/** What `terraform plan -refresh-only` and `terraform show -json` tell of a stack with some objects, and what drifted. */
function refreshOnly(drift: readonly Partial<ResourceChange>[], more: object = {}): object {
  const account = { address: "cckm_aws_kms_account.p", mode: "managed", type: "cckm_aws_kms_account", name: "p" };
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    timestamp: "2026-10-09T03:00:00Z",
    complete: true,
    prior_state: { values: { root_module: { resources: [{ ...account, values: { id: KMS, name: "payments" } }] } } },
    resource_drift: drift.map((one, index) => ({
      address: `${one.type}.r${index}`,
      mode: "managed",
      name: `r${index}`,
      ...one,
    })),
    ...more,
  };
}

const changed = (type: string, before: object | null, after: object | null, actions?: string[]) => ({
  type,
  change: { actions: actions ?? (after === null ? ["delete"] : ["update"]), before, after, after_unknown: {} },
});
const account = (before: object, after: object | null) =>
  changed("cckm_aws_kms_account", { name: "billing", ...before }, after && { name: "billing", ...after });
const job = (before: object, after: object) =>
  changed("cckm_azure_sync_job", { id: "j", item: "keys", ...before }, { id: "j", item: "keys", ...after });
const found = (...drift: Partial<ResourceChange>[]) => driftReport([{ plan: refreshOnly(drift) }]).stacks[0]!.found;

describe("the cause of a drift", () => {
  test.each<[string, Partial<ResourceChange>, string, boolean]>([
    ["a right that somebody granted", aclChange(["keycreate"], ["keycreate", "keydelete"]), "grantedOutside", true],
    ["a right that somebody revoked", aclChange(["keycreate", "keydelete"], ["keycreate"]), "revokedOutside", true],
    ["a principal that has no right any more", aclChange(["keycreate"], null), "revokedOutside", true],
    ["an account that is gone", account({ regions: ["eu-west-1"] }, null), "removedOutside", true],
    ["a secret with another version", secretChange({ id: "s" }, { id: "t" }), "newVersionOutside", true],
    ["a secret that somebody disabled", secretChange({ enabled: true }, { enabled: false }), "changedOutside", true],
    [
      "a synchronization that ended",
      job({ overall_status: "in_progress" }, { overall_status: "completed" }),
      "wentOn",
      false,
    ],
    ["a synchronization under another id", job({ id: "j" }, { id: "k" }), "changedOutside", true],
    [
      "an object that moved in the code",
      changed("terraform_data", { id: "x" }, { id: "x" }, ["no-op"]),
      "movedInCode",
      false,
    ],
    [
      "an object of another provider",
      changed("terraform_data", { output: "a" }, { output: "b" }),
      "changedOutside",
      true,
    ],
  ])("%s", (_, drift, cause, drifted) => {
    const report = driftReport([{ plan: refreshOnly([drift]) }]);
    expect(report.stacks[0]!.found.map((one) => one.cause)).toEqual([cause]);
    expect(report).toMatchObject({ drifted, complete: true, summary: { byCause: { [cause]: 1 } } });
  });
});

test("rights are told by the names of accounts, which a plan that only refreshes has in its state", () => {
  const [drift] = found(aclChange(["keycreate"], ["keydelete", "keyteleport"], { kms_id: KMS, group: "Users" }));
  expect(drift).toMatchObject({
    name: "Users",
    target: "payments",
    rights: [
      { action: "keydelete", class: "destroys", state: "granted" },
      { action: "keyteleport", class: "destroys", notListed: true, state: "granted" },
      { action: "keycreate", class: "uses", state: "revoked" },
    ],
  });
});

test("tags are told one by one, and the value of a secret that another provider marks is not told", () => {
  const tags = found(secretChange({ tags: { a: "1", b: "2" } }, { tags: { a: "1", b: "3" } }));
  expect(tags[0]!.attributes).toEqual([{ name: "tags.b", before: "2", after: "3" }]);
  const marked = changed("other_thing", { key: "test-secret-value" }, { key: "test-secret-value-2" });
  const report = driftReport([
    {
      plan: refreshOnly([
        { ...marked, change: { ...marked.change, before_sensitive: { key: true }, after_sensitive: { key: true } } },
      ]),
    },
  ]);
  expect(report.drifted).toBe(true);
  expect(JSON.stringify(report)).not.toContain("test-secret-value");
});

test("several stacks are one report, worst first in each, and numbered through, in every format", () => {
  const report = driftReport([
    {
      plan: refreshOnly([account({ regions: ["a"] }, { regions: ["b"] }), aclChange(["keyrotate"], ["keydelete"])]),
      environment: { stack: "prod" },
    },
    { plan: refreshOnly([account({ regions: ["a"] }, null)]), environment: { stack: "staging" } },
    { plan: refreshOnly([]), environment: { stack: "test" } },
  ]);
  expect(driftReportModel.parse(report)).toEqual(report);
  expect(report.stacks.map(({ found }) => found.map(({ number, cause }) => [number, cause]))).toEqual([
    [
      [1, "grantedOutside"],
      [2, "changedOutside"],
    ],
    [[3, "removedOutside"]],
    [],
  ]);
  expect(report.summary).toMatchObject({ stacks: 3, failed: 0, objects: 4 });
  for (const format of [driftTerminal, (one: typeof report) => driftMarkdown(one), driftPage]) {
    expect(format(report)).toContain("3 of 4 objects of 3 stacks changed outside of Terraform.");
  }
  for (const number of [1, 2, 3]) {
    expect(driftTerminal(report)).toContain(`#${number}\n`);
    expect(driftMarkdown(report)).toContain(`\n| ${number} |`);
    expect(driftJunit(report)).toContain(` name="${number} `);
    expect(driftPage(report)).toContain(`id="d${number}"`);
  }
});

test.each<[string, unknown]>([
  ["synth", "main.ts:12"],
  ["an earlier synth", { file: "main.ts", line: 12 }],
])("a construct's path and line come from what %s wrote", (_, cckmSource) => {
  const metadata = { path: "prod/payments", cckmSource };
  const configuration = { resource: { cckm_aws_kms_account: { r0: { "//": { metadata } } } } };
  const report = driftReport([{ plan: refreshOnly([account({ regions: ["a"] }, { regions: ["b"] })]), configuration }]);
  expect(report.stacks[0]!.found[0]).toMatchObject({
    construct: "prod/payments",
    source: { file: "main.ts", line: 12 },
  });
  expect(driftTerminal(report)).toMatch(/main\.ts:12 {2}#1\n +.* {2}prod\/payments/);
});

describe("every CCKM that objects of a stack are in is named", () => {
  const at = (address: string, domain: string | null = null) => ({ address, domain, tlsVerified: true, adopt: null });
  const [EU, US, AP] = [
    at("https://eu.example.com", "payments"),
    at("https://us.example.com"),
    at("https://ap.example.com"),
  ];
  const provider = { name: "cckm", full_name: "terraform.local/cdktf-cckm/cckm" };
  const configuration = {
    provider_config: {
      cckm: provider,
      "cckm.us": { ...provider, alias: "us" },
      "cckm.ap": { ...provider, alias: "ap" },
    },
    root_module: {
      resources: [
        { address: "cckm_aws_kms_account.p", type: "cckm_aws_kms_account", name: "p", provider_config_key: "cckm" },
        {
          address: "cckm_aws_kms_account.r0",
          type: "cckm_aws_kms_account",
          name: "r0",
          provider_config_key: "cckm.us",
        },
      ],
    },
  };
  const known = { target: EU, targets: { cckm: EU, "cckm.us": US, "cckm.ap": AP }, environment: { stack: "prod" } };
  const drift = [account({ id: "us-1", regions: ["a"] }, { id: "us-1", regions: ["b"] })];
  const texts = (report: ReturnType<typeof driftReport>) =>
    [driftTerminal(report), driftMarkdown(report), driftPage(report)].map((text) =>
      text
        .replaceAll(/<\/?code>|`|\\/g, "")
        .replaceAll("&#58;", ":")
        .replaceAll(/\s+/g, " "),
    );

  test("by the provider's configurations that are used, and by no other", () => {
    const report = driftReport([{ ...known, plan: refreshOnly(drift, { configuration }) }]);
    expect(driftReportModel.parse(report)).toEqual(report);
    expect(report.stacks[0]).toMatchObject({
      target: EU,
      targets: [{ configuration: "cckm" }, { configuration: "cckm.us" }],
    });
    for (const text of texts(report)) {
      expect(text).toContain("https://eu.example.com");
      expect(text).toContain("domain payments (through cckm) and ");
      expect(text).toMatch(/us\.example\.com.*\(through cckm\.us\)/);
      expect(text).not.toContain("ap.example.com");
    }
    expect(driftJunit(report)).toContain(
      'value="https://eu.example.com, domain payments (through cckm) and https://us.example.com (through cckm.us)"',
    );
  });

  test("each object that drifted says which of them it goes through, in every format; with one there is nothing to say", () => {
    const report = driftReport([{ ...known, plan: refreshOnly(drift, { configuration }) }]);
    expect(report.stacks[0]!.found[0]).toMatchObject({ through: "cckm.us" });
    for (const text of [...texts(report), driftJunit(report)]) {
      expect(text.replaceAll(/<\/?(b|span)[^>]*>/g, "")).toContain("billing, through cckm.us");
    }
    const model = review({
      ...known,
      plan: planOf([aclChange([], ["keycreate"])], refreshOnly(drift, { configuration })),
    });
    for (const write of [terminal, markdown, junit, html]) {
      expect(write(model).replaceAll(/<\/?(b|span|code)[^>]*>/g, "")).toContain("billing, through cckm.us");
    }
    const one = driftReport([{ target: EU, plan: refreshOnly(drift) }]);
    expect(one.stacks[0]!.found[0]).not.toHaveProperty("through");
  });

  test("also of what is no longer in the code and known to the state alone", () => {
    const plan = refreshOnly(drift, { configuration: { ...configuration, root_module: { resources: [] } } });
    const configurationsInState = { "cckm_aws_kms_account.p": "cckm.ap", "cckm_aws_kms_account.r0": "cckm.ap" };
    const [stack] = driftReport([{ ...known, plan, configurationsInState }]).stacks;
    expect(stack).toMatchObject({ target: AP, targets: [{ configuration: "cckm.ap", ...AP }] });
  });

  test("all of them where there is no plan", () => {
    for (const text of texts(driftReport([{ ...known, failure: "Could not sign in" }]))) {
      for (const one of ["eu", "us", "ap"]) expect(text).toContain(`${one}.example.com`);
    }
  });
});

describe("a stack that cannot be judged is never one without drift", () => {
  test.each<[string, Parameters<typeof driftReport>[0][number], string]>([
    ["a plan that failed", { failure: "Could not sign in" }, "Could not sign in"],
    ["a plan that ended with an error", { plan: refreshOnly([], { errored: true }) }, "ended with an error"],
    ["a plan of some targets only", { plan: refreshOnly([], { complete: false }) }, "not complete"],
    ["a plan of a format that is not known", { plan: refreshOnly([], { format_version: "2.0" }) }, "format is 2.0"],
    ["what is no plan", { plan: [] }, "not understood"],
  ])("%s", (_, input, reason) => {
    const report = driftReport([{ ...input, environment: { stack: "prod" } }]);
    expect(report).toMatchObject({ complete: false, summary: { failed: 1 } });
    for (const text of [driftTerminal(report), driftMarkdown(report), driftJunit(report), driftPage(report)]) {
      expect(text).toContain(reason);
      expect(text).not.toContain("No drift");
    }
    expect(driftJunit(report)).toContain('errors="1"');
  });

  test("a failed check of the configuration, which the drift itself may cause, is no reason", () => {
    expect(driftReport([{ plan: refreshOnly([], { checks: [{ status: "fail" }] }) }]).complete).toBe(true);
  });
});

test("OpenTofu's plan, which does not say that it is complete, is judged by its error alone", () => {
  const tofu = { complete: undefined, terraform_version: "1.10.6", format_version: "1.2", errored: false };
  expect(driftReport([{ plan: refreshOnly([], tofu) }])).toMatchObject({ complete: true, drifted: false });
  expect(driftReport([{ plan: refreshOnly([aclChange(["keyrotate"], ["keydelete"])], tofu) }])).toMatchObject({
    complete: true,
    drifted: true,
  });
});

test("an empty state is told, as it may be the wrong one", () => {
  const empty = driftReport([{ plan: refreshOnly([], { prior_state: undefined }) }]);
  expect(driftTerminal(empty)).toContain("its state is empty");
});

test("a report of JUnit fails a case for each drift, and passes one for a stack without", () => {
  const xml = driftJunit(
    driftReport([
      {
        plan: refreshOnly([
          account({ regions: ["a"] }, null),
          job({ overall_status: "in_progress" }, { overall_status: "failed" }),
        ]),
        environment: { stack: "prod" },
      },
      { plan: refreshOnly([]), environment: { stack: "test" } },
    ]),
  );
  expect(xml).toContain('<testsuite name="cckm drift prod" tests="2" failures="1" errors="0">');
  expect(xml).toContain('<testsuite name="cckm drift test" tests="1" failures="0" errors="0">');
});

test("what a comment cannot hold is counted", () => {
  const many = Array.from({ length: 3_000 }, (_, index) => account({ name: `account-${index}`, regions: ["a"] }, null));
  const text = driftMarkdown(driftReport([{ plan: refreshOnly(many) }]));
  expect(text.length).toBeLessThanOrEqual(65_536);
  const shown = text.split("\n").filter((line) => /^\| \d+ \|/.test(line)).length;
  expect(text).toContain(`**${3_000 - shown} objects of 3000 did not fit in here.**`);
});

describe.each([
  ["terminal", driftTerminal],
  ["markdown", (report: ReturnType<typeof driftReport>) => driftMarkdown(report)],
  ["junit", driftJunit],
  ["html", driftPage],
])("hostile names do nothing in %s", (kind, format) => {
  test.each([
    "<img src=x onerror=alert(1)>",
    "</code><script>alert(1)</script>",
    "@everyone #1 https://evil.example",
    "| a | b |\n\n# heading",
    "::set-output name=x::y",
    "##vso[task.setvariable]x ##[error]y",
    "\u001b[31mred\u001b[0m\r\n\u0007\u202egnp.exe",
  ])("%j", (name) => {
    const text = format(
      driftReport([
        {
          plan: refreshOnly([
            aclChange(["keyrotate"], [name], { group: name, kms_id: name }),
            account({ name, regions: [name] }, { name, regions: ["b"] }),
            secretChange({ secret_name: name, tags: { [name]: name } }, { tags: {} }),
            changed(name, { [name]: name }, { [name]: "x" }),
          ]),
          environment: { stack: name },
          target: { address: name, domain: name },
        },
        { failure: name, environment: { stack: name } },
      ]),
    );
    expect(text).not.toMatch(/^\s*::|##vso|##\[/m);
    if (format !== driftTerminal) expect(text).not.toMatch(/<img|<script>alert/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    if (kind === "markdown") expect(text.replaceAll(/<code>[^<]*<\/code>/g, "")).not.toContain("evil");
  });
});
