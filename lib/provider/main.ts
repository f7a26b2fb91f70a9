import { serve } from "../plugin";
import { cckmProvider } from "./provider";

// Set when the provider is bundled.
declare const CCKM_PROVIDER_VERSION: string | undefined;

void serve(cckmProvider(typeof CCKM_PROVIDER_VERSION === "string" ? CCKM_PROVIDER_VERSION : "development"));
