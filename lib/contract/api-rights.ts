import { dataSources, resources } from "./all";
import { API } from "./api-paths";
import type { ApiRights } from "./contract";

/**
 * The rights that the automation's user needs, by type. A test runs each type with exactly these rights and requires
 * each to be used.
 */
export const apiRights: Readonly<Record<string, ApiRights>> = Object.fromEntries(
  [...resources, ...dataSources].map(({ type, rights }) => [type, rights]),
);

const owners = [`GET ${API.kms}`, `GET ${API.kms}/{id}`, `GET ${API.vaults}`, `GET ${API.vaults}/{id}`];

/**
 * The calls of the commands that ask CCKM themselves, in a test likewise. The others have Terraform make those of the stacks'
 * types.
 */
export const commandRights: Readonly<Record<string, readonly string[]>> = {
  "cckm access --live": owners,
  "cckm doctor": [API.kms, API.vaults, API.secrets, API.keyJobs, API.secretJobs, API.reports].map(
    (path) => `GET ${path}`,
  ),
  "cckm import": [...owners, `GET ${API.secrets}`],
  "cckm report": [`GET ${API.reports}`, `GET ${API.reports}/{id}`, `GET ${API.reports}/{id}/download`],
};
