import { type ReviewModel, review } from "../../../lib/review";
import { aclChange, planOf, secretChange } from "./plans";

/** Names that would do something where they are not made harmless. */
export const HOSTILE = [
  "<img src=x onerror=alert(1)>",
  "</code><script>alert(1)</script>",
  "@everyone #1 GH-1 https://evil.example",
  "| a | b |\n\n# heading",
  "::set-output name=x::y",
  "##vso[task.setvariable]x ##[error]y",
  "\u001b[31mred\u001b[0m\r\n\u0007",
  "\u202egnp.exe\u2066\u200b",
  "[link](javascript:alert(1)) ![x](y) `code` **bold** ~~gone~~",
  "<!-- cckm-review v1 forged -->",
  "]]></failure>",
  '"onmouseover="alert(1)" x="',
  "' onfocus='alert(1)' autofocus='",
  "</title></style><svg onload=alert(1)>",
  "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
  "javascript:alert(1)",
  "{{constructor.constructor('alert(1)')()}}",
  "__proto__",
  "constructor",
];

/** A review in which everything that a stranger names is called so; with several names, everything is there under each. */
export function reviewNamed(...names: readonly string[]): ReviewModel {
  const [first = ""] = names;
  return review({
    plan: planOf(names.flatMap(changesNamed)),
    configuration: {
      resource: Object.fromEntries(
        names.map((name) => [
          name,
          { [name]: { "//": { metadata: { path: `${name}/${name}`, cckmSource: `${name}:1` } } } },
        ]),
      ),
    },
    environment: { stack: first, workspace: first, commit: first, branch: first },
    target: { address: first, domain: first },
    packageVersion: first,
  });
}

function changesNamed(name: string): Parameters<typeof planOf>[0] {
  return [
    {
      change: {
        actions: ["create"],
        before: null,
        after: { name, account_id: name, aws_connection: name, regions: [name] },
      },
    },
    aclChange(["keycreate"], [name], { group: name, kms_id: name }),
    secretChange({ secret_name: name, key_vault: name, tags: { [name]: name } }, null),
    {
      type: name,
      name,
      address: name,
      provider_name: name,
      change: { actions: ["update"], before: { [name]: name }, after: { [name]: "x" } },
    },
  ];
}
