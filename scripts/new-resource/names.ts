import { constantName, fileName } from "../constructs/names";

/** The names of a new resource in all their spellings. */
export interface Names {
  /** The construct: `AzureKey`. */
  readonly construct: string;
  /** Its files: `azure-key`. */
  readonly file: string;
  /** Terraform's type: `cckm_azure_key`. */
  readonly type: string;
  /** The contract's constant: `azureKey`. */
  readonly constant: string;
  /** In sentences: `azure key`. */
  readonly words: string;
}

/** @throws Error for what is no name of a construct */
export function namesOf(construct: string): Names {
  if (!/^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)*$/.test(construct)) {
    throw new Error(`Expected the name of a construct, such as AzureKey, got ${JSON.stringify(construct)}.`);
  }
  const file = fileName(construct);
  const words = file.replaceAll("-", " ");
  return { construct, file, type: `cckm_${file.replaceAll("-", "_")}`, constant: constantName(construct), words };
}
