import { GrpcError, STATUS } from "./grpc/status";

/** The error of every call that needs code which could not be loaded: Terraform shows that, and nothing that is printed. */
export function notLoaded(error: unknown): never {
  console.error(error);
  const [found] = String(error).split("\n");
  throw new GrpcError(
    STATUS.INTERNAL,
    `This Terraform provider cannot be loaded. Found: ${found}, in ${__dirname}. Copy every file of the provider's folder again.`,
  );
}
