/** The Terraform that tests run: the one that the cdktf CLI would. */
export const TERRAFORM = process.env.TERRAFORM_BINARY_NAME || "terraform";
