import { bundledVersion, serve } from "../plugin";
import { cckmProvider } from "./provider";

void serve(cckmProvider(bundledVersion()));
