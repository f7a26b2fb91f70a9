import {
  awsKmsAccount,
  azureReport,
  dataAwsAccount,
  dataAwsKmsAccounts,
  dataAzureSyncJobs,
} from "../../../lib/contract";
import { validateConfig } from "../../../lib/schema";

const ACCOUNT = { name: "payments", account_id: "123456789012", aws_connection: "aws", regions: ["eu-west-1"] };
const regions = (...given: string[]) => validateConfig(awsKmsAccount.schema, { ...ACCOUNT, regions: given });

describe("AWS regions", () => {
  test.each(["eu-west-1", "us-gov-east-1", "cn-northwest-1", "eusc-de-east-1", "us-isob-east-1", "ap-southeast-7"])(
    "%s is known",
    (region) => expect(regions(region)).toEqual([]),
  );

  test.each([["west-eu-1", "eu-west-1"]])(
    "%s gets a warning that names the region of the same words",
    (region, near) => {
      expect(regions(region)).toEqual([
        expect.objectContaining({ severity: "warning", detail: expect.stringContaining(`Did you mean "${near}"?`) }),
      ]);
    },
  );

  test.each([
    "eu-west-4",
    "nz-north-1",
    "sa-west-1",
    "eusc-fr-west-2",
    "us-isog-east-1",
    "uk-south-1",
    "eu-outer-1",
    "us-upwest-1",
    "us-iso2-east-1",
    "eu-east-100",
  ])("%s could be new, and gets a warning", (region) => {
    expect(regions(region)).toEqual([
      {
        severity: "warning",
        path: ["regions"],
        code: "region-not-known",
        summary: "Unknown region",
        detail: `Expected each of regions to be an AWS region that this release knows, got "${region}". Correct a misspelt name. A region that is newer may stay: it is sent as it is.`,
      },
    ]);
  });

  test.each([
    ["eu-wset-1", "eu-west-1"],
    ["eu-wes-1", "eu-west-1"],
    ["ue-west-1", "eu-west-1"],
    ["us-gvo-east-1", "us-gov-east-1"],
    ["ap-notheast-2", "ap-northeast-2"],
    ["EU-West-1", "eu-west-1"],
    ["eu_west_1", "eu-west-1"],
    ["euwest1", "eu-west-1"],
    ["eu-west-01", "eu-west-1"],
    ["eu-west-1a", "eu-west-1"],
    ["eu-west-l", "eu-west-1"],
  ])("%s is a slip of the pen for %s", (region, meant) => {
    expect(regions(region)).toMatchObject([
      { severity: "error", path: ["regions"], detail: expect.stringContaining(`Did you mean "${meant}"?`) },
    ]);
  });

  test.each(["mars", "eu-west", "", "eu-west-1 "])("%j is no region at all", (region) => {
    expect(regions(region)).toMatchObject([{ severity: "error", summary: "Invalid value" }]);
  });

  test("every wrong one is told, and a new one beside it hides none", () => {
    const [problem, ...others] = regions("nz-north-1", "eu-wset-1", "mars");
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ severity: "error" });
    expect(problem!.detail).toContain('"eu-wset-1"');
    expect(problem!.detail).toContain('"mars"');
  });
});

describe("AWS partitions", () => {
  const role = (partition: string) =>
    validateConfig(dataAwsAccount.schema, {
      aws_connection: "aws",
      assume_role_arn: `arn:${partition}:iam::123456789012:role/cckm`,
    });
  const cloud = (cloud_name: string) => validateConfig(dataAwsKmsAccounts.schema, { cloud_name });

  test.each(["aws", "aws-us-gov", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b"])("%s is known", (name) => {
    expect([...role(name), ...cloud(name)]).toEqual([]);
  });

  test.each(["aws-iso-g", "aws-moon", "aws-iso-2", "aws-iso-e2"])("%s could be new, and gets a warning", (name) => {
    expect([...role(name), ...cloud(name)].map(({ severity }) => severity)).toEqual(["warning", "warning"]);
  });

  test.each([
    ["aws-us-gvo", 'Did you mean "aws-us-gov"?'],
    ["AWS", 'Did you mean "aws"?'],
    ["azure", 'to be one of ["aws", "aws-cn"'],
  ])("%s is none", (name, hint) => {
    expect([...role(name), ...cloud(name)]).toMatchObject([
      { severity: "error", detail: expect.stringContaining(hint) },
      { severity: "error", detail: expect.stringContaining(hint) },
    ]);
  });
});

const reportType = (value: string) => validateConfig(azureReport.schema, { name: "r", report_type: value });
const status = (value: string) => validateConfig(dataAzureSyncJobs.schema, { item: "keys", overall_status: value });

test.each<[string, string, (value: string) => ReturnType<typeof validateConfig>, string]>([
  ["report type", "key-agin", reportType, "key-aging"],
  ["report type", "key-reprot", reportType, "key-report"],
  ["report type", "Key_Report", reportType, "key-report"],
  ["status", "complete", status, "completed"],
  ["status", "in-progress", status, "in_progress"],
  ["status", "compelted", status, "completed"],
])("the %s %s is a slip of the pen for another one", (_, given, check, meant) => {
  const told = [{ severity: "error", detail: expect.stringContaining(`Did you mean "${meant}"?`) }];
  expect(check(given)).toMatchObject(told);
});

test.each<[string, string, (value: string) => ReturnType<typeof validateConfig>]>([
  ["report type", "trend", reportType],
  ["report type", "hsm-report", reportType],
  ["report type", "cert-aging", reportType],
  ["report type", "key-report-v2", reportType],
  ["report type", "key-report2", reportType],
  ["status", "queued", status],
  ["status", "incomplete", status],
  ["status", "not_in_progress", status],
])("the %s %s could be new, and gets a warning", (_, given, check) => {
  expect(check(given)).toMatchObject([{ severity: "warning", detail: expect.stringContaining("sent as it is") }]);
});
