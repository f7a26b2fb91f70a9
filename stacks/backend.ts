import {
  AzurermBackend,
  CloudBackend,
  HttpBackend,
  LocalBackend,
  NamedCloudWorkspace,
  PgBackend,
  type PgBackendConfig,
  S3Backend,
  type TerraformStack,
} from "cdktf";
import type { BackendSettings } from "./backend-settings";

/** Gives a stack the backend of its environment. `name` is the environment's. */
export function addBackend(stack: TerraformStack, name: string, settings: BackendSettings): void {
  switch (settings.type) {
    case "local":
      // Relative to cdktf.out/stacks/<name>, so that the state is in the project's folder wherever that lies.
      new LocalBackend(stack, { path: settings.path ?? `../../../terraform.${name}.tfstate` });
      return;
    case "s3": {
      const { type, roleArn, endpoint, ...props } = settings;
      const backend = new S3Backend(stack, {
        ...props,
        encrypt: true,
        assumeRole: roleArn === undefined ? undefined : { roleArn },
        endpoints: endpoint === undefined ? undefined : { s3: endpoint },
        usePathStyle: endpoint === undefined ? undefined : true,
      });
      // Locks beside the state; cdktf has no property for them.
      backend.addOverride("use_lockfile", true);
      return;
    }
    case "azurerm": {
      const { type, ...props } = settings;
      new AzurermBackend(stack, { ...props, useAzureadAuth: true });
      return;
    }
    case "pg": {
      const { connStr, schemaName = `cckm_${name}` } = settings;
      // cdktf wants a text; without one Terraform reads PG_CONN_STR.
      new PgBackend(stack, { connStr, schemaName } as PgBackendConfig);
      return;
    }
    case "http": {
      const { type, ...props } = settings;
      new HttpBackend(stack, props);
      return;
    }
    case "cloud": {
      const { organization, hostname, workspace = `cckm-${name}` } = settings;
      new CloudBackend(stack, { organization, hostname, workspaces: new NamedCloudWorkspace(workspace) });
    }
  }
}
