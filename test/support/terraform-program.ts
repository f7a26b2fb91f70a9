import { basename } from "node:path";

/** The Terraform that tests run: the one that the cdktf CLI would. */
export const TERRAFORM = process.env.TERRAFORM_BINARY_NAME || "terraform";

/** The name by which `cckm doctor` knows it. */
export const ENGINE = /^(opentofu|tofu)\b/.test(basename(TERRAFORM)) ? "OpenTofu" : "Terraform";
