import { isObject } from "../../schema";
import { environmentOptions } from "../connection";
import { oneSpelling, providerBlocks } from "../review/target";
import type { Stack } from "../stacks";

const REFUSED = /\bCode: api-sign-in-refused\b/;
const ENVIRONMENT = {
  address: "address",
  username: "username",
  password: "password",
  auth_domain: "authDomain",
} as const;

/** The sign-ins that CCKM refused in this run. A wrong password sent once for each of many stacks would lock the user out. */
export class RefusedSignIns {
  readonly #env: NodeJS.ProcessEnv;
  /** The stack that was refused, by user. */
  readonly #refused = new Map<string, string>();

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** Notes why a stack could not be looked at. */
  note(stack: Stack, failure: string): void {
    if (!REFUSED.test(failure)) return;
    for (const user of this.#usersOf(stack)) this.#refused.set(user, this.#refused.get(user) ?? stack.name);
  }

  /** The earlier stack for which a user of this one was refused. */
  before(stack: Stack): string | undefined {
    return this.#usersOf(stack).flatMap((user) => this.#refused.get(user) ?? [])[0];
  }

  /** The users of the provider's configurations. In whichever domain they work, a refusal counts for the same account. */
  #usersOf({ configuration }: Stack): string[] {
    const blocks = providerBlocks(configuration);
    const options = environmentOptions(this.#env);
    return (blocks.length === 0 ? [{}] : blocks).map((block: Readonly<Record<string, unknown>>) => {
      // Empty is as good as not given, in the provider too.
      const given = Object.entries(ENVIRONMENT).map(([argument, option]) => block[argument] || options[option] || null);
      if (typeof given[0] === "string") given[0] = oneSpelling(given[0]);
      return JSON.stringify([given, variablesIn(JSON.stringify(given), configuration)]);
    });
  }
}

/** The definitions of the variables that a text refers to: their defaults differ from stack to stack. */
function variablesIn(text: string, configuration: unknown): unknown[] {
  const all = isObject(configuration) && isObject(configuration.variable) ? configuration.variable : {};
  return [...text.matchAll(/\bvar\.([\w-]+)/g)].map(([, name]) => all[name!] ?? null);
}
