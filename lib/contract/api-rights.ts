import { dataSources, resources } from "./all";
import type { ApiRights } from "./contract";

/**
 * The rights that the automation's user needs, by type. A test runs each type with exactly these rights and requires
 * each to be used.
 */
export const apiRights: Readonly<Record<string, ApiRights>> = Object.fromEntries(
  [...resources, ...dataSources].map(({ type, rights }) => [type, rights]),
);
