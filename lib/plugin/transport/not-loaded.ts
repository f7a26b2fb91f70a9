import { cannotLoad } from "../damaged-file";
import { GrpcError, STATUS } from "./grpc/status";

/** The error of every call that needs code which could not be loaded: Terraform shows that, and nothing that is printed. */
export function notLoaded(error: unknown): never {
  console.error(error);
  throw new GrpcError(STATUS.INTERNAL, cannotLoad(error, __dirname));
}
