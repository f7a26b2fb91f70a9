import { Aspects, TerraformStack } from "cdktf";
import {
  AwsKmsAccount,
  AwsKmsAcl,
  AzureReport,
  AzureSecret,
  CckmEnvironment,
  CckmProvider,
  Principal,
  Release,
  RequireTags,
} from "../../../../lib";
import { problemsOf, testApp } from "../../../support/app";
import { argumentsOf, classOf, contracts, propOf, sampleProps } from "../samples";

const broken = (): never => {
  throw new TypeError("Cannot read properties of undefined (reading 'team')");
};
const REASON =
  "got an error of the program's own getter or Proxy: Cannot read properties of undefined (reading 'team').";

let stack: TerraformStack;
beforeEach(() => {
  stack = new TerraformStack(testApp(), "dev");
  new CckmProvider(stack, "cckm", { install: false });
});

const props = contracts.flatMap((contract) =>
  argumentsOf(contract).map(([name]) => [contract.construct, propOf(contract, name), name, contract] as const),
);

test.each(props)("%s tells a getter of %s that throws as one problem of the synth", (_, prop, name, contract) => {
  const given = Object.defineProperty(sampleProps(contract, name), prop, { get: broken, enumerable: true });
  new (classOf(contract))(stack, "x", given);
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining(`[dev/x] ${prop}: Invalid value. Expected ${prop} to be`),
  ]);
  expect(problemsOf(stack)[0]).toContain(REASON);
});

const ACCOUNT = { name: "payments", accountId: "123456789012", awsConnection: "aws", regions: ["eu-west-1"] };
const SECRET = { secretName: "db", keyVault: "v::260ecbe7-777b-4d3c-84ea-887620498863" };

/** A list whose elements cannot be read. */
const brokenList = () => new Proxy(["eu-west-1"], { get: broken });
function revoked<T extends object>(of: T): T {
  const { proxy, revoke } = Proxy.revocable(of, {});
  revoke();
  return proxy;
}

test.each<[string, string, () => unknown]>([
  [
    "a Proxy instead of a list",
    "regions[0]",
    () => new AwsKmsAccount(stack, "x", { ...ACCOUNT, regions: brokenList() }),
  ],
  ["a revoked Proxy", "regions", () => new AwsKmsAccount(stack, "x", { ...ACCOUNT, regions: revoked(["a"]) })],
  [
    "a getter in a map",
    "tags.team",
    () =>
      new AzureSecret(stack, "x", {
        ...SECRET,
        tags: Object.defineProperty({}, "team", { get: broken, enumerable: true }),
      }),
  ],
  [
    "a setter's value",
    "regions[0]",
    () => {
      new AwsKmsAccount(stack, "x", ACCOUNT).regions = brokenList();
    },
  ],
  [
    "a meta-argument",
    "dependsOn[0]",
    () => new AwsKmsAccount(stack, "x", { ...ACCOUNT, dependsOn: brokenList() as never }),
  ],
  ["a Proxy of all props", "props", () => new AwsKmsAccount(stack, "x", new Proxy(ACCOUNT, { ownKeys: broken }))],
  ["all props, revoked", "props", () => new AwsKmsAccount(stack, "x", revoked(ACCOUNT))],
  [
    "the account of permissions",
    "kms",
    () =>
      new AwsKmsAcl(stack, "x", {
        get kms() {
          return broken();
        },
        group: "a",
        actions: ["view"],
      }),
  ],
  [
    "a provider's address",
    "address",
    () =>
      new CckmProvider(stack, "x", {
        alias: "x",
        install: false,
        get address() {
          return broken();
        },
      }),
  ],
  [
    "a provider's install",
    "install",
    () =>
      new CckmProvider(stack, "x", {
        alias: "x",
        get install() {
          return broken();
        },
      }),
  ],
  [
    "a release's id",
    "releaseId",
    () =>
      new Release(stack, "x", {
        get releaseId() {
          return broken();
        },
      }),
  ],
  [
    "an environment's list",
    "accounts",
    () =>
      new CckmEnvironment(stack, "x", {
        get accounts() {
          return broken();
        },
      }),
  ],
  [
    "an environment's account",
    "accounts[0].name",
    () =>
      new CckmEnvironment(stack, "x", {
        accounts: [
          {
            ...ACCOUNT,
            get name() {
              return broken();
            },
          },
        ],
      }),
  ],
  [
    "an environment's grant",
    "grants[0].group",
    () =>
      new CckmEnvironment(stack, "e", {}).addAccount({
        ...ACCOUNT,
        id: "x",
        grants: [
          {
            get group() {
              return broken();
            },
            actions: [],
          },
        ],
      }),
  ],
])("%s that cannot be read is one problem, at %s", (_, at, make) => {
  make();
  expect(problemsOf(stack)).toEqual([expect.stringContaining(`x] ${at}: Invalid value. Expected `)]);
});

test("actions of a grant that cannot be read are one problem of its permissions", () => {
  const account = new AwsKmsAccount(stack, "x", ACCOUNT);
  account.grant(Principal.group("a"), brokenList());
  account.grant(Principal.group("b"), ["view"]).addActions(revoked(["view"]));
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("] actions[0]: Invalid value. Expected actions[0] to be readable"),
    expect.stringContaining("] actions: Invalid value. Expected actions to be readable"),
  ]);
});

test("props of a class whose getter throws are told, those of a sound class pass", () => {
  class Account {
    readonly accountId = "123456789012";
    readonly awsConnection = "aws";
    readonly regions = ["eu-west-1"];
    readonly #name: () => string;
    constructor(name: () => string) {
      this.#name = name;
    }
    get name() {
      return this.#name();
    }
  }
  new AwsKmsAccount(stack, "sound", new Account(() => "payments"));
  new AwsKmsAccount(stack, "x", new Account(broken));
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("[dev/x] name: Invalid value. Expected name to be readable"),
  ]);
});

test("an object of a class in a list, whose getter throws, is one problem of the argument", () => {
  class Param {
    get keyVault(): string {
      return broken();
    }
  }
  new AzureReport(stack, "x", { name: "keys", reportType: "key-aging", logAnalyticParams: [new Param()] });
  expect(problemsOf(stack)).toEqual([expect.stringContaining("[dev/x] logAnalyticParams: Invalid value.")]);
  expect(problemsOf(stack)[0]).toContain(REASON);
});

test("whatever is thrown is told in one line", () => {
  const unshown = Object.create(null, { [Symbol.toStringTag]: { get: broken } });
  const all = [undefined, "text", Object.create(null), unshown, new Error("one\n    at two")];
  for (const [index, thrown] of all.entries()) {
    new AwsKmsAccount(stack, `x${index}`, {
      ...ACCOUNT,
      get name(): string {
        throw thrown;
      },
    });
  }
  expect(problemsOf(stack)).toEqual([
    expect.stringContaining("Proxy: undefined."),
    expect.stringContaining('Proxy: "text".'),
    expect.stringContaining("Proxy: [object Object]."),
    expect.stringContaining("Proxy: something that cannot be shown."),
    expect.stringMatching(/Proxy: one\. [^\n]*$/),
  ]);
});

test("a guard's option that cannot be read is refused in its own words", () => {
  const options = {
    get refuseUnknown() {
      return broken();
    },
  };
  expect(() => Aspects.of(stack).add(new RequireTags(["team"], options))).toThrow(
    /^RequireTags: Invalid value\. Expected RequireTags\.refuseUnknown to be readable/,
  );
});
