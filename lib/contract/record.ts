import { element, list, string } from "../schema";

/** A string attribute of a record listed by CCKM. */
export function text(description: string, example: string) {
  return string({ computed: true, description, example });
}

/** A list of strings of a record. */
export function texts(description: string, example: string[]) {
  return list(element.string, { computed: true, description, example });
}

/** The first attributes of every record of the API; pass the descriptions that differ. */
export function recordHead(of: { readonly id: string; readonly created_at: string; readonly updated_at: string }) {
  return {
    id: text(of.id, "5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a"),
    uri: text("URI of the record.", "kylo:kylo:cckm:record:5ba9f1f4-7d1d-4b0e-8ba5-6d8b6e2f6f0a"),
    account: text("CipherTrust Manager account of the record.", "kylo:kylo:admin:accounts:kylo"),
    application: text("Application of the record.", "ncryptify:gemalto:admin:apps:kylo"),
    dev_account: text("Developer account of the record.", "ncryptify:gemalto:admin:accounts:gemalto"),
    created_at: text(of.created_at, "2026-07-01T08:00:00Z"),
    updated_at: text(of.updated_at, "2026-07-01T08:01:30Z"),
  };
}
