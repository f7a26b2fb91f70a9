/**
 * Whether one of a user's rights covers a request. A right is a method and a path below /api, in which `{…}` stands for one
 * id: `PATCH /v1/cckm/aws/kms/{id}`.
 */
export function isPermitted(rights: readonly string[], method: string, path: string): boolean {
  const asked = path.replace(/^\/api(?=\/)/, "").split("/");
  return rights.some((right) => {
    const [allowed, pattern = ""] = right.split(" ");
    const parts = pattern.split("/");
    const fits = (part: string, at: number) => part === asked[at] || (part.startsWith("{") && asked[at] !== "");
    return allowed === method && parts.length === asked.length && parts.every(fits);
  });
}
