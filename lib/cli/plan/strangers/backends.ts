import type { Allowed, AllowedBackend } from "./allowed";
import { blocksOf } from "./blocks";

type Arguments = Readonly<Record<string, unknown>>;

/** Why the state of a configuration, or a state that it reads, is not in an allowed location. */
export function backendReasons(configuration: Arguments, { backends }: Allowed): string[] {
  const own = blocksOf(configuration.terraform, 0)
    .flatMap(({ body }) => blocksOf(body.backend, 1))
    .map(({ labels: [type], body }) => ({ where: `the backend ${type}`, type: type!, given: body }));
  const others = blocksOf(configuration.data, 2)
    .filter(({ labels }) => labels[0] === "terraform_remote_state")
    .map(({ labels, body }) => ({
      where: `data.${labels.join(".")}`,
      type: String(body.backend),
      given: Object.assign({}, ...blocksOf(body.config, 0).map((one) => one.body)) as Arguments,
    }));
  return [...own, ...others].flatMap(({ where, type, given }) => {
    const same = backends.filter((one) => one.type === type);
    if (same.length === 0) return [`${where} is of a type that is not among --only-backends`];
    const reasons = same.map((one) => mismatches(one, given));
    if (reasons.some((one) => one.length === 0)) return [];
    return reasons[0]!.map((reason) => `${where}: ${reason}`);
  });
}

// An argument that is not listed may specify a server, or disable its verification.
function mismatches({ arguments: allowed }: AllowedBackend, given: Arguments): string[] {
  return Object.entries(given)
    .filter(([name, value]) => name !== "//" && value !== null && !fits(allowed[name], value))
    .map(([name, value]) =>
      Object.hasOwn(allowed, name)
        ? `expected ${name} to be ${JSON.stringify(allowed[name])}, got ${JSON.stringify(value).slice(0, 200)}`
        : `${name} is not among the arguments of --only-backends`,
    );
}

function fits(allowed: string | number | boolean | undefined, value: unknown): boolean {
  if (allowed === undefined || typeof allowed !== "string" || typeof value !== "string") return allowed === value;
  const [first = "", ...rest] = allowed.split("*");
  if (rest.length === 0) return value === allowed;
  const last = rest.join("*");
  // The path must not leave the allowed prefix.
  if (!value.startsWith(first) || value.split(/[/\\]/).includes("..") || /[$%]\{/.test(value)) return false;
  return value.length >= first.length + last.length && value.endsWith(last);
}
