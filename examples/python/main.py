# The constructs in Python: an account, a permission, a secret and a guard.
from cdktf import App, Aspects, LocalBackend, TerraformOutput, TerraformStack
from cdktf_cckm import (
    AllowedRegions,
    AwsKmsAccount,
    AwsKmsAction,
    AwsKmsActions,
    AzureSecret,
    CckmProvider,
    Principal,
    SecretDestroyPolicy,
    SecretInput,
)

app = App()
stack = TerraformStack(app, "dev")
LocalBackend(stack, path="terraform.dev.tfstate")
CckmProvider(stack, "cckm")

payments = AwsKmsAccount(
    stack,
    "payments",
    name="payments",
    account_id="123456789012",
    aws_connection="aws",
    regions=["eu-west-1"],
)
payments.grant(Principal.group("CCKM Users"), [*AwsKmsActions.key_operator, AwsKmsAction.REPORT_VIEW])

secret = AzureSecret(
    stack,
    "db",
    secret_name="db-password",
    key_vault="pkv-softkeys::260ecbe7-777b-4d3c-84ea-887620498863",
    value=SecretInput.from_variable("db_password"),  # filled by TF_VAR_db_password
    value_version=1,
    on_destroy=SecretDestroyPolicy.PURGE,
    tags={"owner": "payments"},
)
TerraformOutput(stack, "secret_id", value=secret.id)

Aspects.of(app).add(AllowedRegions(["eu-*"]))
app.synth()
