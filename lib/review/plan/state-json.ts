import { z } from "zod";

const object = z.looseObject({
  address: z.string(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).optional(),
  deposed_key: z.string().optional(),
  values: z.record(z.string(), z.unknown()).nullish(),
});

const moduleOf: z.ZodType<StateModule> = z.lazy(() =>
  z.looseObject({ resources: z.array(object).optional(), child_modules: z.array(moduleOf).optional() }),
);

interface StateModule {
  readonly resources?: readonly StateObject[] | undefined;
  readonly child_modules?: readonly StateModule[] | undefined;
}

/** The parts of `terraform show -json` and `tofu show -json` for a state that are needed here. */
export const stateValues = z.looseObject({ root_module: moduleOf.optional() });

/** An object of a state. */
export type StateObject = z.infer<typeof object>;

/** All objects of a state, including those in modules. */
export function stateObjects({ root_module }: z.infer<typeof stateValues>): StateObject[] {
  return root_module ? objectsIn(root_module) : [];
}

function objectsIn({ resources = [], child_modules = [] }: StateModule): StateObject[] {
  return [...resources, ...child_modules.flatMap(objectsIn)];
}
