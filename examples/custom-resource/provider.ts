// A custom resource: an Azure key vault, added to CCKM with POST /v1/cckm/azure/add-vaults.
import { type AzureVault, CckmClient, isGone } from "cdktf-cckm/client";
import { bundledVersion, defineProvider, defineResource, type StateOf, schema, serve, string } from "cdktf-cckm/plugin";

const vaultSchema = schema({
  description: "An Azure key vault that CCKM manages.",
  attributes: {
    name: string({ required: true, replaces: true, description: "The vault's name in Azure." }),
    subscription_id: string({ required: true, replaces: true, description: "The Azure subscription it is in." }),
    azure_connection: string({ required: true, replaces: true, description: "The connection to Azure." }),
    id: string({ computed: true, description: "CCKM's id of the vault." }),
    location: string({ computed: true, description: "The Azure region it is in." }),
  },
});

const stateOf = (vault: AzureVault): StateOf<typeof vaultSchema> => ({
  id: vault.id,
  name: vault.name.split("::")[0]!,
  subscription_id: vault.subscription_id ?? vault.name.split("::")[1]!,
  azure_connection: vault.connection ?? "",
  location: vault.location ?? null,
});

const azureVault = defineResource<CckmClient>()({
  type: "acme_azure_vault",
  schema: vaultSchema,
  async create({ plan }, { session: client, warn }) {
    const { name, subscription_id, azure_connection } = plan;
    // If a run was killed after the POST, the vault already exists: take it over instead of adding it again.
    const find = () => client.azureVaults.find(`${name}::${subscription_id}`);
    const known = await find();
    if (known?.connection === azure_connection) {
      warn("The vault was there already", `CCKM has had ${known.name} since ${known.createdAt}; it is taken over.`);
      return stateOf(known);
    }
    const body = { connection: azure_connection, subscription_id, vaults: [{ name }] };
    await client.request({ method: "POST", path: "/v1/cckm/azure/add-vaults", body });
    // Some releases of CCKM answer a write without a body.
    const added = await find();
    if (!added) throw new Error(`CCKM has added ${name} and does not list it yet: apply again.`);
    return stateOf(added);
  },
  async read({ state }, { session: client }) {
    try {
      return stateOf(await client.azureVaults.get(String(state.id)));
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  },
  async delete({ state }, { session: client }) {
    try {
      await client.request({ method: "POST", path: `/v1/cckm/azure/vaults/${state.id}/remove-vault`, byId: true });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  },
  importState: ({ id }) => ({ id }),
});

const { CIPHERTRUST_ADDRESS: address, CIPHERTRUST_USERNAME: username, CIPHERTRUST_PASSWORD: password } = process.env;

void serve(
  defineProvider({
    name: "acme",
    version: bundledVersion(),
    schema: schema({ description: "Custom resources of Acme's.", attributes: {} }),
    configure: () => new CckmClient({ address, username, password }),
    close: (client) => client.close(),
    resources: [azureVault],
  }),
);
