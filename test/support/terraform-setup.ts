import { findTerraform } from "../../scripts/terraform/find";

/** Before the tests that run Terraform: fetches it where there is none, and lets every test find it. */
export default async function setUp(): Promise<void> {
  const { env } = await findTerraform(process.env, { again: "run the tests again" });
  for (const name of ["PATH", "TERRAFORM_BINARY_NAME"]) {
    if (env[name] === undefined) delete process.env[name];
    else process.env[name] = env[name];
  }
}
