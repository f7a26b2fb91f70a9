import { defaultRegistry, providerAddress } from "../../lib/package/place/required-providers";
import { defineProvider, defineResource, element, list, type Schema, schema, set, string } from "../../lib/plugin";

/** The address under which the engine of the tests asks for Thales' own provider. */
export const OFFICIAL_SOURCE = providerAddress("thalesgroup/ciphertrust", defaultRegistry(process.env));

/** The address in states that Terraform wrote. OpenTofu reads it as that of its own registry. */
export const OFFICIAL_IN_STATES = "registry.terraform.io/thalesgroup/ciphertrust";

const text = string({ optional: true, computed: true, description: "As in the official provider." });

function kept(type: string, of: Schema) {
  const refuse = () => {
    throw new Error("The stand-in only keeps what is in the state.");
  };
  return defineResource<undefined>()({
    type,
    schema: of,
    create: refuse,
    read: ({ state }) => state,
    update: refuse,
    delete: refuse,
  });
}

/** Stands in for Thales' provider, whose states Terraform must be able to read before a `moved` block takes them over. */
export const officialProvider = defineProvider({
  name: "ciphertrust",
  version: "1.0.1",
  schema: schema({ description: "Stand-in.", attributes: {} }),
  configure: () => undefined,
  resources: [
    kept(
      "ciphertrust_aws_kms",
      schema({
        description: "Stand-in.",
        attributes: {
          id: text,
          name: text,
          account_id: text,
          aws_connection: text,
          regions: list(element.string, { optional: true, description: "Regions." }),
          assume_role_arn: text,
          assume_role_external_id: text,
          arn: text,
          uri: text,
        },
      }),
    ),
    kept(
      "ciphertrust_aws_acl",
      schema({
        description: "Stand-in.",
        attributes: {
          id: text,
          kms_id: text,
          user_id: text,
          group: text,
          actions: set(element.string, { optional: true, description: "Actions." }),
          kms_actions: set(element.string, { computed: true, description: "Actions in effect." }),
        },
      }),
    ),
  ],
});
