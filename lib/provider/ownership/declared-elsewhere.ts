import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  DECLARED_FILE,
  type DeclaredElsewhere,
  type DeclaredFile,
  type DeclaredInPart,
  type NaturalKey,
} from "../../contract";
import { failure } from "../../plugin";
import { originOf } from "../../text";
import { type Alias, domainName } from "../whereabouts/site";
import * as words from "./words";

/** The server and domain of a run. */
export interface Identity {
  /** Scheme, host and port; undefined if the address is not known. */
  readonly server: string | undefined;
  readonly domain: string;
}

/** The objects that the app's other stacks declare, from the file that synth wrote for this stack. */
export class OtherStacks {
  readonly #folder: string;
  readonly #identity: Identity;
  readonly #fromEnvironment: Identity;
  readonly #aliases: readonly Alias[];
  #byKey?: Map<string, string>;
  #file?: DeclaredFile;

  /**
   * @param fromEnvironment server and domain of a stack that leaves both to the environment
   * @param aliases other names of the server and domain of `identity`
   */
  constructor(folder: string, identity: Identity, fromEnvironment: Identity, aliases: readonly Alias[] = []) {
    this.#aliases = aliases;
    this.#folder = folder;
    this.#identity = identity;
    this.#fromEnvironment = fromEnvironment;
  }

  /** Whether other stacks declare anything of a type. */
  declare(type: string): boolean {
    return [...this.#keys().keys()].some((name) => name.startsWith(`${type} `));
  }

  /** What other stacks declare of a type. */
  declaredOf(type: string): { readonly stack: string; readonly key: NaturalKey }[] {
    const start = `${type} `;
    const all = [...this.#keys()].filter(([name]) => name.startsWith(start));
    return all.map(([name, stack]) => ({ stack, key: name.slice(start.length) }));
  }

  /** The other stack that declares an object, by any of its natural keys. */
  stackOf(type: string, keys: readonly (NaturalKey | undefined)[]): string | undefined {
    return keys.map((key) => this.#keys().get(`${type} ${key}`)).find((stack) => stack !== undefined);
  }

  /** Permissions or secrets of other stacks whose account or vault only Terraform knows. */
  inPart(type: string): readonly DeclaredInPart[] {
    return (this.#declared().inPart ?? []).filter((one) => one.type === type && this.#mayBeHere(one));
  }

  #declared(): DeclaredFile {
    this.#file ??= declared(join(this.#folder, DECLARED_FILE));
    return this.#file;
  }

  #keys(): Map<string, string> {
    this.#byKey ??= new Map(
      this.#declared()
        .objects.filter((one) => this.#mayBeHere(one))
        .map(({ stack, type, key }) => [`${type} ${key}`, stack]),
    );
    return this.#byKey;
  }

  // If something is unknown on either side, it may be the same: a destroy must be certain.
  #mayBeHere({ address, domain }: Pick<DeclaredElsewhere, "address" | "domain">): boolean {
    const server = address === null ? this.#fromEnvironment.server : originOf(address);
    const there = domain === null ? this.#fromEnvironment.domain : domainName(domain);
    return [this.#identity, ...this.#aliases].some((one) => {
      const here = { ...this.#identity, ...one };
      const sameServer = server === undefined || here.server === undefined || server === here.server;
      return sameServer && (there.includes("${") || there === here.domain);
    });
  }
}

function declared(file: string): DeclaredFile {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as DeclaredFile;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return { objects: [] };
    throw failure(words.declaredUnread({ file, reason: code ?? message }));
  }
}
