import { LockFile } from "../../../../lib/package/place/lock-file";

test("versions of providers are those of the lock file, by their addresses", () => {
  const lock = `provider "registry.terraform.io/hashicorp/null" {
  version     = "3.2.3"
  constraints = "~> 3.2"
}
provider "terraform.local/cdktf-cckm/cckm" {
  version = "0.1.0"
}
`;
  expect(LockFile.parse(lock).versions()).toEqual({
    "registry.terraform.io/hashicorp/null": "3.2.3",
    "terraform.local/cdktf-cckm/cckm": "0.1.0",
  });
});

test.each([
  ["a comment", "# as in [1]"],
  ["a comment of the other kind", "// as in [1]"],
  ["a comment of several lines", '/* as in [1]\n}\n"h1:none" */'],
])("hashes behind %s that has a bracket are read, and those in it are not", (_, comment) => {
  const lock = LockFile.parse(`provider "example.com/acme/acme" {
  version = "1.0.0" # "2.0.0"
  # hashes = ["h1:old"]
  hashes = [
    ${comment}
    "h1:one", # "h1:gone"
    "h1:two]",
  ]
}

# Ours.
provider "example.com/acme/next" {
  version = "3.0.0"
}
`);
  expect(lock.version("example.com/acme/acme")).toBe("1.0.0");
  expect(lock.hashes("example.com/acme/acme")).toEqual(["h1:one", "h1:two]"]);
  expect(lock.version("example.com/acme/next")).toBe("3.0.0");
  lock.remove("example.com/acme/acme");
  expect(lock.toString()).toMatch(
    /^# This file is .+\n.+\n\n# Ours\.\nprovider "example.com\/acme\/next" \{\n {2}version = "3.0.0"\n\}\n$/,
  );
});
