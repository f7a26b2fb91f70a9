/** Arguments of Terraform for commands that may fail or whose output is read. */
export const APPLY = ["apply", "-auto-approve", "-no-color", "-input=false"];
export const PLAN = ["plan", "-no-color", "-input=false"];
export const DESTROY = ["destroy", "-auto-approve", "-no-color", "-input=false"];
