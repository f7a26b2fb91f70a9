/** The versions of providers in a dependency lock file (`.terraform.lock.hcl`), by their addresses. */
export function lockedProviders(lock: string): Record<string, string> {
  const versions: Record<string, string> = {};
  let provider: string | undefined;
  for (const line of lock.split("\n")) {
    provider = /^provider "([^"]*)" \{$/.exec(line.trim())?.[1] ?? provider;
    const version = /^version *= "([^"]*)"$/.exec(line.trim())?.[1];
    if (provider !== undefined && version !== undefined) versions[provider] = version;
  }
  return versions;
}
