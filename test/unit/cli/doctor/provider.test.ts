import { notStarted } from "../../../../lib/cli/doctor/provider";
import * as words from "../../../../lib/cli/doctor/words";

const version = "1.2.0";

test("a provider that ends without a word is told with the node and the preloads that may be the cause", () => {
  const env = { PATH: "/opt/odd", NODE_OPTIONS: "--require ends.js" };
  expect(notStarted({ version, line: "", stderr: "" }, env)).toEqual(
    words.nodeDoesNotStart({
      version,
      said: "it ended without a word",
      options: "--require ends.js",
      path: "/opt/odd",
    }),
  );
});

test("a provider whose node is taken for a script is told with what that printed", () => {
  const stderr = "node: line 1: ELF: not found\n";
  expect(notStarted({ version, line: "", stderr }, { PATH: "/opt/odd" })).toEqual(
    words.nodeDoesNotStart({ version, said: "node: line 1: ELF: not found", options: undefined, path: "/opt/odd" }),
  );
});

test("a provider that says itself what is wrong is told in its words", () => {
  const line = "This Terraform provider is not complete.";
  expect(notStarted({ version, line, stderr: "trace" }, {})).toEqual(
    words.providerDoesNotStart({ version, said: line, options: undefined }),
  );
});
