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
